import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import App from './App.tsx';
import {SignIn} from './SignIn.tsx';

createRoot(document.getElementById('root')!).render(
  <StrictMode>{location.pathname === '/snippet' ? <SignIn /> : <App />}</StrictMode>,
);
