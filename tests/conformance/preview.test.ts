import { describeConformance } from './describe-conformance.ts';
import { createPreviewDriver } from './preview-driver.ts';

describeConformance('Preview', createPreviewDriver);
