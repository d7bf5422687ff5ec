/** YAML text → a value that fits its schema, or one error with every problem, each with its line. */
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { BriefingError, type BriefingFacts } from '../core/errors.ts';

type Problem = BriefingFacts['config-invalid']['problems'][number];

/** Throws BriefingError `config-invalid`. `file` is what messages call the text. An empty file counts as `{}`. */
export function checkYaml<T>(schema: z.ZodType<T>, text: string, file: string): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      path: '',
      line: lineAt(error.pos[0]),
      problem: `this is not YAML (${error.message})`,
    }));
    throw new BriefingError('config-invalid', { file, problems }, { cause: document.errors[0] });
  }
  const result = schema.safeParse(readValue(document, file) ?? {});
  if (result.success) return result.data;

  // The line of a key says more than that of its value, which may begin on the next.
  const lineOf = (path: readonly PropertyKey[]): number | null => {
    for (let depth = path.length; depth > 0; depth--) {
      const key = path[depth - 1];
      const parent = document.getIn(path.slice(0, depth - 1), true) ?? document.contents;
      const pair =
        isMap(parent) &&
        parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      const node = pair ? pair.key : document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return null;
  };
  const problems = result.error.issues.map((issue): Problem => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    return {
      path: issue.path.join('.'),
      line: lineOf([...issue.path, ...unknown]),
      problem: issue.message,
    };
  });
  throw new BriefingError('config-invalid', { file, problems }, { cause: result.error });
}

/** YAML finds a reference to nothing (`*name`) only when the document is read out. */
function readValue(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    const problem = 'a value begins with * and YAML takes it for a reference; put it in quotation marks';
    throw new BriefingError(
      'config-invalid',
      { file, problems: [{ path: '', line: null, problem }] },
      { cause },
    );
  }
}
