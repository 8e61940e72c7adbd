import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {type CodeBlock, codeBlocks} from '../support/code-blocks.js';
import {compileBlocks} from '../support/compile-blocks.js';
import {documentation} from '../support/documentation.js';

const blocks = documentation().flatMap((file) => codeBlocks(file, readFileSync(file, 'utf8')));

const WRONG: Readonly<Record<string, string>> = {
  'event.js': "document.addEventListener('signin-done', ({detail}) => console.log(detail.user));",
  'entry.ts': "import 'amplify-signin-flow/define/otp-inputs.js';",
  'export.ts': "import {SigninFlow} from 'amplify-signin-flow/react';\nconsole.log(SigninFlow);",
  'property.tsx':
    "import {AmplifySigninFlow} from 'amplify-signin-flow/react';\nexport const tag = <AmplifySigninFlow userPool='a' />;",
  'free.js': 'await check(1);',
  'null.js': "document.querySelector('amplify-signin-flow').focus();",
};

describe('The code of the documentation', () => {
  it('is found in all languages', () => {
    const extensions = new Set(blocks.map(({path}) => path.split('.').at(-1)));
    assert.deepEqual([...extensions].sort(), ['js', 'ts', 'tsx']);
    for (const language of ['vue', 'svelte', 'astro', 'html'])
      assert.ok(
        blocks.some(({path}) => path.includes(`.${language}.`)),
        language,
      );
  });

  // Together, because the package and its types take the compiler the longest.
  it('compiles as strict modules, and wrong code does not', () => {
    const wrong = Object.entries(WRONG).map(([name, code]): CodeBlock => {
      return {source: name, path: `wrong/${name}`, code};
    });
    const reports = compileBlocks([...blocks, ...wrong]);
    const isAboutWrong = (report: string) => (report.split(',')[0] ?? '') in WRONG;
    assert.deepEqual(
      reports.filter((report) => !isAboutWrong(report)),
      [],
    );
    const reported = new Set(reports.map((report) => report.split(',')[0]));
    assert.deepEqual([...reported].sort(), Object.keys(WRONG).sort());
  });
});
