import { describeConformance } from './describe-conformance.ts';
import { createDiscordDriver } from './discord-driver.ts';

describeConformance('Discord', createDiscordDriver);
describeConformance('Discord with message content', () => createDiscordDriver({ messageContent: true }));
