import assert from 'node:assert/strict';
import {relative, resolve} from 'node:path';
import {it} from 'node:test';
import ts from 'typescript';

const ADDED = "SignInOutput['nextStep'] | {signInStep: 'CONFIRM_WITH_TELEPATHY'}";

/** Compiles the sources as they would be if Amplify had one step more. Gives the files that do not compile then. */
function filesThatFail(): string[] {
  const {config} = ts.readConfigFile('src/tsconfig.json', (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const {options, fileNames} = ts.parseJsonConfigFileContent(config, ts.sys, 'src');
  const host = ts.createCompilerHost(options);
  const {readFile} = host;
  host.readFile = (path) => {
    const text = readFile.call(host, path);
    if (resolve(path) !== resolve('src/core/step.ts')) return text;
    const changed = text?.replace("SignInOutput['nextStep']", ADDED);
    assert.notEqual(changed, text);
    return changed;
  };
  const found = ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options, host));
  return [...new Set(found.map(({file}) => relative('', file?.fileName ?? '')))];
}

it('A step that Amplify adds keeps one file from compiling: the table of views', () => {
  assert.deepEqual(filesThatFail(), ['src/flow/step-views.ts']);
});
