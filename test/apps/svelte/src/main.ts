import {mount} from 'svelte';
import App from './App.svelte';
import SignIn from './SignIn.svelte';

mount(location.pathname === '/snippet' ? SignIn : App, {target: document.getElementById('app')!});
