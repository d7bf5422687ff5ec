/** Reads what a TypeScript file imports and which globals it touches, from its syntax tree. */
import { parseSync, Visitor } from 'rolldown/utils';

/** What one file reaches for. */
export interface FileReach {
  /** Module specifiers of every import, re-export, dynamic import and import type. `?`: one not written as a literal. */
  readonly imports: readonly string[];
  /** Impure globals by the name they are used under: `process.env`, `Date.now`, `fetch` … */
  readonly impure: readonly string[];
}

const impureNames = new Set([
  'process',
  'fetch',
  'console',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'navigator',
  'globalThis',
]);
const impureMembers = new Set(['Math.random', 'Date.now', 'Temporal.Now', 'process.env']);

/** Parses `code`; throws where it is not TypeScript. */
export function readReach(file: string, code: string): FileReach {
  const parsed = parseSync(file, code);
  const [problem] = parsed.errors;
  if (problem) throw new Error(`${file}: ${problem.message}`);
  const imports: string[] = [];
  const impure: string[] = [];
  const literal = (node: { type: string; value?: unknown } | null | undefined) => {
    if (node) imports.push(node.type === 'Literal' && typeof node.value === 'string' ? node.value : '?');
  };
  new Visitor({
    ImportDeclaration: (node) => literal(node.source),
    ExportNamedDeclaration: (node) => literal(node.source),
    ExportAllDeclaration: (node) => literal(node.source),
    ImportExpression: (node) => literal(node.source),
    TSImportType: (node) => literal(node.source),
    Identifier: (node) => {
      if (impureNames.has(node.name)) impure.push(node.name);
    },
    MemberExpression: (node) => {
      if (node.object.type !== 'Identifier') return;
      const name = node.property.type === 'Identifier' ? node.property.name : '?';
      const member = `${node.object.name}.${name}`;
      if (impureMembers.has(member)) impure.push(member);
    },
    NewExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0)
        impure.push('new Date()');
    },
  }).visit(parsed.program);
  return { imports, impure };
}
