/** Runs every scenario against one platform; each on a stage of its own. */
import { describe, expect, it } from 'vitest';
import type { ChatDriver } from './chat-driver.ts';
import { notOffered, type ScenarioGroup } from './scenario.ts';
import { buttonScenarios } from './scenarios/buttons.ts';
import { commandScenarios } from './scenarios/commands.ts';
import { digestDeliveryScenarios } from './scenarios/digest-delivery.ts';
import { digestFaultScenarios } from './scenarios/digest-faults.ts';
import { digestScenarios } from './scenarios/digests.ts';
import { faultScenarios } from './scenarios/faults.ts';
import { libraryScenarios } from './scenarios/library.ts';
import { threadScenarios } from './scenarios/threads.ts';
import { openStage } from './stage.ts';

export const scenarioGroups: readonly ScenarioGroup[] = [
  commandScenarios,
  libraryScenarios,
  buttonScenarios,
  threadScenarios,
  digestScenarios,
  digestDeliveryScenarios,
  digestFaultScenarios,
  faultScenarios,
];

/** Secrets that the drivers hand to the adapters; none may ever be logged. */
const secrets = /xox[bp]-|xapp-|MTk4NjIyNDgzNDcxOTI1MjQ4|signing-secret/;

export function describeConformance(platform: string, createDriver: () => Promise<ChatDriver>): void {
  describe(platform, () => {
    for (const { heading, scenarios } of scenarioGroups) {
      describe(heading, () => {
        for (const { name, options, run } of scenarios) {
          it(name, async (context) => {
            const stage = await openStage(createDriver, options);
            try {
              await run(stage);
              expect(stage.driver.violations()).toEqual([]);
              expect(stage.log.filter((line) => secrets.test(line))).toEqual([]);
            } catch (error) {
              if (error === notOffered) context.skip(notOffered.message);
              throw error;
            } finally {
              await stage.close();
            }
          });
        }
      });
    }
  });
}
