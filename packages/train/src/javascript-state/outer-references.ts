import { parse, type Options, type Program as Parsed } from 'acorn';
import { fullAncestor } from 'acorn-walk';
import { analyze } from 'eslint-scope';
import type { Identifier, MemberExpression, Node, Program } from 'estree';
import globals from 'globals';
import { textOf } from './library';

/** A mention of a variable that a function takes from outside. */
export interface OuterReference {
  /** The variable, then the properties taken of it: `config.beta` is `['config', 'beta']`. */
  readonly path: readonly string[];
  /** A method called on what lies at `path`: it may use all that is there. */
  readonly method?: string;
  /** The function gives what lies at `path` another value. */
  readonly assigned: boolean;
  /** It is in a part of a class that runs when an object of it is made or described. */
  readonly betweenSteps: boolean;
}

export interface OuterReferences {
  readonly references: readonly OuterReference[];
  /** It may compute with the object that it is called on. */
  readonly usesThis: boolean;
  /** It calls something. */
  readonly calls: boolean;
  /** A private field that a method of a class assigns: nothing outside of the class can see it. */
  readonly privateField?: string;
}

const OPTIONS: Options = {
  ecmaVersion: 'latest',
  ranges: true,
  allowSuperOutsideMethod: true,
  checkPrivateFields: false,
};

/** Forms that `toString` gives for a function, of a method, and of a method that only a class can have. */
const FORMS = [
  (text: string) => `(${text})`,
  (text: string) => `({${text}})`,
  (text: string) => `(class {${text}})`,
];

function parsed(text: string): Parsed | undefined {
  for (const form of FORMS) {
    try {
      return parse(form(text), OPTIONS);
    } catch {
      // The next form may be the one.
    }
  }
  return undefined;
}

/** Methods of a layer that run when it is made or described, not in a step. */
const BETWEEN_STEPS = new Set(['build', 'getConfig', 'computeOutputShape', 'countParams', 'fromConfig']);

const FUNCTIONS = ['ArrowFunctionExpression', 'FunctionExpression'];

/** Whether a part of a class runs when the class or an object of it is made, or is described, and not in a step. */
function runsBetweenSteps(node: Node): boolean {
  if (node.type === 'StaticBlock') return true;
  if (node.type === 'PropertyDefinition') return node.static || !FUNCTIONS.includes(node.value?.type ?? '');
  if (node.type !== 'MethodDefinition') return false;
  const name = node.key.type === 'Identifier' ? node.key.name : '';
  return node.kind === 'constructor' || BETWEEN_STEPS.has(name);
}

/** The private name that an expression such as `this.#scale` mentions. */
const privateNameOf = (node: Node) =>
  node.type === 'MemberExpression' && node.property.type === 'PrivateIdentifier'
    ? node.property.name
    : undefined;

/** The tree with the way up from each node. */
class Tree {
  private readonly parents = new Map<Node, Node>();
  private readonly between = new Set<Node>();

  constructor(readonly root: Parsed) {
    fullAncestor(root, (_node, _state, ancestors) => {
      // acorn's nodes are those of ESTree.
      const [node, parent] = [ancestors.at(-1), ancestors.at(-2)] as unknown as [Node, Node | undefined];
      if (parent) this.parents.set(node, parent);
      if (runsBetweenSteps(node)) this.between.add(node);
    });
    while (this.addHelpers());
  }

  /** Adds the private methods that nothing but code between steps mentions: `build(shape) { this.#makeWeights(shape); }`. */
  private addHelpers(): boolean {
    const helpers = [...this.nodes].filter(
      node =>
        node.type === 'MethodDefinition' &&
        node.key.type === 'PrivateIdentifier' &&
        !this.between.has(node) &&
        this.isMentionedBetweenStepsAlone(node.key.name),
    );
    for (const helper of helpers) this.between.add(helper);
    return helpers.length > 0;
  }

  private isMentionedBetweenStepsAlone(privateName: string): boolean {
    const mentions = [...this.nodes].filter(node => privateNameOf(node) === privateName);
    return mentions.length > 0 && mentions.every(node => this.isBetweenSteps(node));
  }

  get nodes(): Iterable<Node> {
    return this.parents.keys();
  }

  parentOf(node: Node): Node | undefined {
    const parent = this.parents.get(node);
    return parent?.type === 'ChainExpression' ? this.parentOf(parent) : parent;
  }

  isBetweenSteps(node: Node): boolean {
    for (let at: Node | undefined = node; at; at = this.parents.get(at))
      if (this.between.has(at)) return true;
    return false;
  }
}

function keyOf({ computed, property }: MemberExpression): string | undefined {
  if (!computed) return property.type === 'Identifier' ? property.name : undefined;
  return property.type === 'Literal' ? String(property.value) : undefined;
}

const isMemberOf = (parent: Node | undefined, node: Node): parent is MemberExpression =>
  parent?.type === 'MemberExpression' && parent.object === node;

/** Assignments that only fill in what is not there yet. */
const FILLING = ['??=', '||='];

/** Parts around a target in a pattern: `[a, { b: c = 1 }] = ...`. */
const IN_PATTERN = ['ArrayPattern', 'ObjectPattern', 'Property', 'RestElement', 'AssignmentPattern'];

/** Whether a variable or a property is given another value, and not only where it has none yet. */
function isTarget(tree: Tree, node: Node): boolean {
  const parent = tree.parentOf(node);
  if (parent?.type === 'AssignmentExpression')
    return parent.left === node && !FILLING.includes(parent.operator);
  if (parent?.type === 'UpdateExpression') return true;
  if (parent?.type === 'UnaryExpression') return parent.operator === 'delete';
  if (parent?.type === 'ForOfStatement' || parent?.type === 'ForInStatement') return parent.left === node;
  if (parent?.type === 'AssignmentPattern' && parent.right === node) return false;
  return parent !== undefined && IN_PATTERN.includes(parent.type) && isTarget(tree, parent);
}

function isCalled(parent: Node | undefined, node: Node): boolean {
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') return parent.callee === node;
  return parent?.type === 'TaggedTemplateExpression' && parent.tag === node;
}

interface Reference {
  readonly identifier: Identifier;
}

function referenceAt(tree: Tree, { identifier }: Reference): OuterReference {
  const path = [identifier.name];
  const betweenSteps = tree.isBetweenSteps(identifier);
  let node: Node = identifier;
  for (let parent = tree.parentOf(node); isMemberOf(parent, node); parent = tree.parentOf(node)) {
    const key = keyOf(parent);
    if (key === undefined) return { path, assigned: false, betweenSteps };
    path.push(key);
    node = parent;
  }
  const parent = tree.parentOf(node);
  if (path.length > 1 && isCalled(parent, node))
    return { path: path.slice(0, -1), method: path.at(-1) as string, assigned: false, betweenSteps };
  return { path, assigned: isTarget(tree, node), betweenSteps };
}

const assignedPrivateField = (tree: Tree): string | undefined =>
  [...tree.nodes]
    .filter(node => isTarget(tree, node) && !tree.isBetweenSteps(node))
    .map(privateNameOf)
    .find(name => name !== undefined);

const known = new WeakMap<object, OuterReferences | 'unreadable'>();

function referencesOf(f: object): OuterReferences | 'unreadable' {
  const root = parsed(textOf(f));
  if (!root) return 'unreadable';
  const tree = new Tree(root);
  const { globalScope } = analyze(root as unknown as Program, { ecmaVersion: 2022, sourceType: 'module' });
  // There is no JSX here.
  const through = (globalScope?.through ?? []) as readonly Reference[];
  const references = through.map(reference => referenceAt(tree, reference));
  const privateField = assignedPrivateField(tree);
  const has = (...types: readonly Node['type'][]) => [...tree.nodes].some(({ type }) => types.includes(type));
  const usesThis = has('ThisExpression', 'Super');
  const calls = has('CallExpression', 'NewExpression', 'TaggedTemplateExpression');
  return { references, usesThis, calls, ...(privateField === undefined ? {} : { privateField }) };
}

/** Variables that a function, or a class in its methods, takes from outside, by its text. */
export function outerReferences(f: object): OuterReferences | 'unreadable' {
  const found = known.get(f) ?? referencesOf(f);
  known.set(f, found);
  return found;
}

const BUILT_IN = new Set(Object.keys({ ...globals.builtin, ...globals.nodeBuiltin }));
for (const name of ['globalThis', 'global']) BUILT_IN.delete(name);

/** Whether a global variable is JavaScript's or Node's own. The object of all globals and the environment have users' values in them. */
export const isBuiltIn = ([name = '', key]: readonly string[]): boolean =>
  BUILT_IN.has(name) && !(name === 'process' && key === 'env');
