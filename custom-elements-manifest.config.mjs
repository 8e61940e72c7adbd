import {relative} from 'node:path';

/** The compiler's view of the source; the analyzer itself knows only what is written in one file. */
let checker;

/** The analyzer reads the name of each option of `@property({...flag, attribute: 'x'})` and falls over the spread. */
const spreadOptions = {
  name: 'spread-options',
  collectPhase({ts, node}) {
    if (ts.isSpreadAssignment(node)) node.name = {text: ''};
  },
};

/** Spells out what a name of ours stands for, where an editor can show or offer it. */
const spelledOut = {
  name: 'spelled-out',
  analyzePhase({ts, node, moduleDoc}) {
    if (!ts.isClassDeclaration(node)) return;
    const {members, attributes, slots, events} = moduleDoc.declarations.find(
      ({name}) => name === node.name.text,
    );
    for (const member of members.filter(({kind}) => kind === 'field')) {
      const declaration = node.members.find(({name}) => name?.getText() === member.name);
      const type = checker.getTypeAtLocation(declaration);
      member.type = {text: literalsOf(type).join(' | ') || member.type?.text || checker.typeToString(type)};
      member.default ??= declaration.initializer?.getText();
      const attribute = attributes.find(({fieldName}) => fieldName === member.name);
      if (!attribute) continue;
      attribute.type = {text: written(type)};
      attribute.default = member.default;
    }
    for (const {name, return: returned} of members.filter(({kind}) => kind === 'method')) {
      const {type} = node.members.find((member) => member.name?.getText() === name);
      // The analyzer forgets the type where a comment says what is returned.
      if (returned && !returned.type?.text) returned.type = {text: type.getText()};
    }
    const steps = members.find(({name}) => name === 'step');
    if (steps) slots.push(...slotsOf(steps.type.text, slots));
    for (const event of events) event.type = {text: `CustomEvent<${detailOf(ts, node, event.name)}>`};
  },
};

/** The members of a union of texts, in an order that does not change; nothing for any other type. */
function literalsOf(type) {
  const members = type.isUnion() ? type.types : [type];
  const literals = members.filter((member) => member.isStringLiteral());
  const others = members
    .filter((member) => !literals.includes(member))
    .map((member) => checker.typeToString(member));
  if (literals.length === 0 || others.some((text) => text !== 'undefined')) return [];
  return [...literals.map(({value}) => `'${value}'`).sort(), ...others];
}

/** What can be written into an attribute: no object, and one that is not there is not written. */
function written(type) {
  const texts = (type.isUnion() ? type.types : [type]).map((member) => checker.typeToString(member));
  const literals = literalsOf(type).filter((text) => text !== 'undefined');
  return literals.join(' | ') || ['string', 'number'].find((text) => texts.includes(text)) || 'boolean';
}

/** A slot for each step, of which the class comment names one. */
function slotsOf(steps, documented) {
  const one = documented.find(({name}) => steps.includes(`'${name}'`));
  one.description = one.description.replace(/; likewise[^.]*/, '');
  return steps
    .split(' | ')
    .map((step) => step.slice(1, -1))
    .filter((name) => name !== 'DONE' && name !== one.name)
    .map((name) => ({name, description: one.description}));
}

/** The type of an event's `detail`, as the map of events has it. */
function detailOf(ts, node, name) {
  const map = checker
    .getSymbolsInScope(node, ts.SymbolFlags.Interface)
    .find((symbol) => symbol.name === 'HTMLElementEventMap');
  const event = checker.getDeclaredTypeOfSymbol(map).getProperty(name);
  if (!event) throw new Error(`HTMLElementEventMap has no ${name}.`);
  const detail = checker.getTypeOfSymbolAtLocation(event, node).getProperty('detail');
  return shapeOf(checker.getTypeOfSymbolAtLocation(detail, node));
}

function shapeOf(type) {
  if (type.isUnion()) return type.types.map(shapeOf).join(' | ');
  const fields = type.getProperties().map(({name, valueDeclaration}) => {
    const optional = valueDeclaration.questionToken ? '?' : '';
    return `${name}${optional}: ${valueDeclaration.type.getText()}`;
  });
  return `{${fields.join('; ')}}`;
}

/** What a custom property is when nobody sets it: the style sheets say so, and a comment would go stale. */
const fallbacks = {
  name: 'fallbacks',
  values: new Map(),
  collectPhase({ts, node}) {
    if (!ts.isSourceFile(node)) return;
    for (const [, name, value] of node.text.matchAll(/var\((--signin-[a-z-]+), ((?:[^()]|\([^()]*\))+)\)/g))
      fallbacks.values.set(name, value);
  },
  packageLinkPhase({customElementsManifest}) {
    for (const {declarations} of customElementsManifest.modules)
      for (const {cssProperties = []} of declarations)
        for (const property of cssProperties) property.default = fallbacks.values.get(property.name);
  },
};

/** The tags, from the calls of our own `defineElement('tag', Class)`. */
const definitions = {
  name: 'definitions',
  analyzePhase({ts, node, moduleDoc}) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineElement') return;
    const [{text: name}, element] = node.arguments;
    const [declaration] = checker.getAliasedSymbol(checker.getSymbolAtLocation(element)).declarations;
    const module = relative('.', declaration.getSourceFile().fileName).replaceAll('\\', '/');
    moduleDoc.exports.push({
      kind: 'custom-element-definition',
      name,
      declaration: {name: element.text, module},
    });
  },
};

/** Only elements, events and tags, without their private parts, under the names that the package gives its files. */
const asPublished = {
  name: 'as-published',
  packageLinkPhase({customElementsManifest}) {
    const modules = customElementsManifest.modules
      .filter(({declarations, exports}) => [...declarations, ...exports].some(isPublic))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    customElementsManifest.modules = JSON.parse(JSON.stringify(modules), (key, value) => {
      if (key === 'path' || key === 'module') return value.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
      if (key === 'members') return value.filter(({privacy}) => privacy === undefined);
      if (key === 'superclass' && value.name === 'CustomEvent') return {name: value.name, package: 'global:'};
      return value;
    });
  },
};

/** In `defineElement` itself, the analyzer takes the name of the parameter for a tag. */
const isPublic = ({kind, name, superclass}) =>
  (kind === 'custom-element-definition' && name.includes('-')) || superclass !== undefined;

export default {
  globs: ['src/{elements,flow,define}/**/*.ts'],
  litelement: true,
  packagejson: false,
  overrideModuleCreation({ts, globs}) {
    const {config} = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
    const {options} = ts.parseJsonConfigFileContent(config, ts.sys, '.');
    const program = ts.createProgram(globs, options);
    checker = program.getTypeChecker();
    // A file that another one imports has an absolute path by now.
    return globs.map((file) => Object.assign(program.getSourceFile(file), {fileName: file}));
  },
  plugins: [spreadOptions, definitions, spelledOut, fallbacks, asPublished],
};
