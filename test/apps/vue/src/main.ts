import {createApp} from 'vue';
import App from './App.vue';
import SignIn from './SignIn.vue';

createApp(location.pathname === '/snippet' ? SignIn : App).mount('#app');
