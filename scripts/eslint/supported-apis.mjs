import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';

const bcd = createRequire(import.meta.url)('@mdn/browser-compat-data');
const {browserslist} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const NAMES = {ios_saf: 'safari_ios'};

/** The oldest version of each browser that is supported. */
const oldest = browserslist.map((entry) => {
  const [, name, version] = /^(\w+) >= ([\d.]+)$/.exec(entry);
  return {name: NAMES[name] ?? name, version};
});

/**
 * Reports what a supported browser does not have: globals, static members and, since the types are known, members of
 * objects. What a sign-in does not need may be used in `runOptional()`, and in `typeof`.
 */
export const supportedApis = {
  meta: {
    type: 'problem',
    docs: {},
    schema: [],
    messages: {missing: '{{api}} is missing in {{browsers}}. Use it in runOptional(), or do without it.'},
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const checker = services.program.getTypeChecker();

    const check = (node, symbol, type) => {
      const found = symbol && compatOf(checker, symbol, type);
      const browsers = found && oldest.filter(({name, version}) => !hasIt(found.support[name], version));
      if (!browsers || browsers.length === 0 || isOptional(node)) return;
      const data = {
        api: found.api,
        browsers: browsers.map(({name, version}) => `${name} ${version}`).join(', '),
      };
      context.report({node, messageId: 'missing', data});
    };

    return {
      MemberExpression(node) {
        const symbol = services.getSymbolAtLocation(node.property);
        check(node, symbol, services.getTypeAtLocation(node.object));
      },
      Identifier(node) {
        if (node.parent.type === 'MemberExpression' && node.parent.property === node) return;
        const symbol = services.getSymbolAtLocation(node);
        if (symbol && isGlobalValue(symbol)) check(node, symbol, undefined);
      },
      // `const {states} = element.attachInternals()`
      'ObjectPattern > Property'(node) {
        if (node.key.type !== 'Identifier') return;
        const type = services.getTypeAtLocation(node.parent);
        check(node, checker.getPropertyOfType(type, node.key.name), type);
      },
    };
  },
};

const isFromLibrary = (declaration) =>
  /\/typescript\/lib\/lib\.[^/]*\.d\.ts$/.test(declaration.getSourceFile().fileName);
const isGlobalValue = ({declarations = [], parent}) =>
  parent === undefined && declarations.some(isFromLibrary);

/** The entry of a member or of a global, with a name for people. */
function compatOf(checker, symbol, type) {
  const declaration = symbol.declarations?.find(isFromLibrary);
  if (!declaration) return;
  const {name} = symbol;
  const owners = type ? ownersOf(checker, type, declaration) : ['', 'Window'];
  for (const owner of owners)
    for (const [group, key] of [
      [bcd.api, name],
      [bcd.api, `${name}_static`],
      [bcd.javascript.builtins, name],
    ]) {
      const found = (owner ? group[owner] : group)?.[key]?.__compat;
      if (found) return {api: [owner, name].filter(Boolean).join('.'), support: found.support};
    }
}

/** The names of what may have the member: the interface or variable that declares it, and all types of the object. */
function ownersOf(checker, type, declaration) {
  const names = [declaration.parent.name?.text, declaration.parent.parent?.name?.text];
  const types = [checker.getApparentType(type)];
  for (const each of types) {
    if (each.isUnionOrIntersection()) types.push(...each.types);
    if (each.isClassOrInterface()) types.push(...checker.getBaseTypes(each));
    names.push(each.symbol?.name);
  }
  return names.filter(Boolean).map((name) => name.replace(/Constructor$/, ''));
}

/** Whether a browser has had it since that version or an earlier one, without a flag or a prefix. */
function hasIt(support, version) {
  const statements = [support ?? []].flat();
  return statements.some(
    ({version_added: added, version_removed: removed, flags, prefix, alternative_name: other}) =>
      typeof added === 'string' &&
      !removed &&
      !flags &&
      !prefix &&
      !other &&
      added !== 'preview' &&
      added.replace('≤', '').localeCompare(version, 'en', {numeric: true}) <= 0,
  );
}

const TYPES = /^TS(Type|QualifiedName|InterfaceHeritage|ClassImplements)/;

/** In a call of `runOptional()`, in `typeof`, or where the name is only a type. */
function isOptional(node) {
  for (let each = node; each; each = each.parent) {
    if (each.type === 'CallExpression' && each.callee.name === 'runOptional') return true;
    if (each.type === 'UnaryExpression' && each.operator === 'typeof') return true;
    if (TYPES.test(each.type)) return true;
  }
  return false;
}
