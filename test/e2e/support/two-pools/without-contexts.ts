import type {Plugin} from 'esbuild';

/** As before 6.22: `aws-amplify` has no `createAmplifyContext`. */
export const withoutContexts: Plugin = {
  name: 'without-contexts',
  setup(build) {
    const real = {isReal: true};
    build.onResolve({filter: /^aws-amplify$/}, ({pluginData}) =>
      pluginData === real ? undefined : {path: 'aws-amplify', namespace: 'without-contexts'},
    );
    build.onLoad({filter: /.*/, namespace: 'without-contexts'}, () => ({
      contents: `export {Amplify} from 'aws-amplify';`,
      resolveDir: process.cwd(),
      pluginData: real,
    }));
  },
};
