import {readStored, withStorage} from '../../src/browser/storage.js';

/** The choice of light or dark, remembered for the visit. It is loaded by itself, before anything is painted. */
const KEY = 'demo-theme';
const root = document.documentElement;
const switches = document.querySelectorAll<HTMLInputElement>('input[name=theme]');

const remembered = readStored('sessionStorage', KEY);
for (const input of switches) {
  if (input.value === remembered) input.checked = true;
  if (input.checked) root.dataset.theme = input.value;
  input.addEventListener('change', () => {
    root.dataset.theme = input.value;
    withStorage('sessionStorage', (storage) => storage.setItem(KEY, input.value));
  });
}
