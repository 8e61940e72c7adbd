import {writeFileSync} from 'node:fs';
import {signInFormCss} from '../dist/server.js';

for (const folder of ['dist', 'dist/cdn']) writeFileSync(`${folder}/amplify-signin-flow.css`, signInFormCss);
