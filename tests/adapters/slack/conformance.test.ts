/** Every scenario of the conformance suite in Slack, over Socket Mode and over HTTP. */
import { describeConformance } from '../../conformance/describe-conformance.ts';
import { createSlackDriver } from '../../conformance/slack-driver.ts';

describeConformance('Slack over Socket Mode', () => createSlackDriver());
describeConformance('Slack over HTTP', () => createSlackDriver({ mode: 'http' }));
