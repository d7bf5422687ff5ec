/** Every scenario of the conformance suite in Slack, over Socket Mode and over HTTP. */
import { describeConformance } from './describe-conformance.ts';
import { createSlackDriver } from './slack-driver.ts';

describeConformance('Slack over Socket Mode', () => createSlackDriver());
describeConformance('Slack over HTTP', () => createSlackDriver({ mode: 'http' }));
