import type {Routes} from '@angular/router';
import {Home} from './home';
import {SignIn} from './sign-in';

export const routes: Routes = [
  {path: '', component: Home},
  {path: 'snippet', component: SignIn},
];
