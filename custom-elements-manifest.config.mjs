/** The analyzer reads the name of each option of `@property({...flag, attribute: 'x'})` and falls over the spread. */
const spreadOptions = {
  name: 'spread-options',
  collectPhase({ts, node}) {
    if (ts.isSpreadAssignment(node)) node.name = {text: ''};
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
      return value;
    });
  },
};

const isPublic = ({kind, superclass}) => kind === 'custom-element-definition' || superclass !== undefined;

export default {
  globs: ['src/{elements,flow,define}/**/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [spreadOptions, asPublished],
};
