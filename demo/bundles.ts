import {join, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build, type BuildOptions, context, type OutputFile, type Plugin} from 'esbuild';

/** The page's code, made in memory. */
export interface Bundles {
  /** Makes the page's own code anew from what is in the sources now. */
  refresh(): Promise<void>;
  /** What is to be served under a path. */
  file(path: string): string | undefined;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
/** Paths in the browser are relative to it. Nothing is written there. */
const outdir = join(root, 'out');

/** The parts of Amplify that the page and the element import, and where the browser finds them. */
const amplify: ReadonlyMap<string, string> = new Map([
  ['aws-amplify', 'aws-amplify/index'],
  ['aws-amplify/auth', 'aws-amplify/auth'],
  ['aws-amplify/utils', 'aws-amplify/utils'],
]);

const common = {
  absWorkingDir: root,
  tsconfig: 'tsconfig.json',
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  sourcemap: 'linked',
  write: false,
} as const satisfies BuildOptions;

/** As an application's bundler: Amplify once, for the page and for the element. */
const sharedAmplify: Plugin = {
  name: 'shared-amplify',
  setup(build) {
    build.onResolve({filter: /^aws-amplify(\/|$)/}, ({path}) => {
      const place = amplify.get(path);
      if (place) return {path: `/${place}.js`, external: true};
      return {errors: [{text: `${path} has to be added to the parts of Amplify that the demo serves.`}]};
    });
  },
};

/**
 * Amplify's 600 modules take a browser several seconds when each is a file of its own. So they are bundled, once; the
 * code that somebody may be working on is small and made anew for each page view.
 */
export async function makeBundles(): Promise<Bundles> {
  const entries = [...amplify].map(([name, place]) => [place, name]);
  const own = await context({
    ...common,
    entryPoints: {main: 'demo/page/main.ts', theme: 'demo/page/theme.ts'},
    alias: {'amplify-signin-flow': join(root, 'src/index.ts')},
    plugins: [sharedAmplify],
    // The package says of its built files which have side effects; these are its sources.
    ignoreAnnotations: true,
  });
  const refresh = async () => filesOf(await own.rebuild());
  const [theirs, first] = await Promise.all([
    build({...common, entryPoints: Object.fromEntries(entries)}).then(filesOf),
    refresh(),
  ]);
  let ours = first;
  return {
    refresh: async () => void (ours = await refresh()),
    file: (path) => ours.get(path) ?? theirs.get(path),
    close: () => own.dispose(),
  };
}

/** The files under their paths in the browser. */
function filesOf({outputFiles}: {outputFiles: readonly OutputFile[]}): ReadonlyMap<string, string> {
  return new Map(
    outputFiles.map(({path, text}) => [`/${relative(outdir, path).replaceAll(sep, '/')}`, text]),
  );
}
