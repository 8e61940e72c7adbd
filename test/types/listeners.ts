/** Checked by the compiler only: `npm run types`. Where a page can listen, the events have their own types. */
import 'amplify-signin-flow';

const flow = document.createElement('amplify-signin-flow');
const root = flow.getRootNode() as ShadowRoot;
const element = document.querySelector('.sign-in') as Element;

window.addEventListener('signin-done', (event) => greet(event.detail.loginId));
window.removeEventListener('signin-done', (event) => greet(event.detail.loginId));
globalThis.addEventListener('signin-done', (event) => greet(event.detail.loginId));
document.addEventListener('signin-done', (event) => greet(event.detail.loginId));
document.body.addEventListener('signin-done', (event) => greet(event.detail.loginId));
element.addEventListener('signin-done', (event) => greet(event.detail.loginId));
root.addEventListener('signin-done', (event) => greet(event.detail.loginId));
flow.addEventListener('signin-done', (event) => greet(event.detail.loginId));

window.addEventListener('signin-done', (event) => event.waitUntil(Promise.resolve(event.detail.username)));
window.addEventListener('signin-before-answer', (event) =>
  event.waitUntil(Promise.resolve(event.detail.step)),
);
window.addEventListener('signin-step', ({detail}) =>
  greet(`${String(detail.from)} ${detail.to} ${detail.cause}`),
);
window.addEventListener('signin-code-sent', ({detail}) => greet(detail.destination ?? detail.step));
window.addEventListener('signin-error', ({detail}) => greet(`${detail.name} ${detail.recovery}`));
window.addEventListener('signin-challenge', ({detail}) => greet(`${detail.step} ${detail.kind}`));
window.addEventListener('signin-expired', ({detail}) => greet(detail.step));

// @ts-expect-error: the detail has no such member.
export const unknownMember: keyof WindowEventMap['signin-done']['detail'] = 'email';
// @ts-expect-error: a listener cannot delay this event.
export const unknownMethod: keyof WindowEventMap['signin-step'] = 'waitUntil';

function greet(name: string): void {
  document.title = `Welcome, ${name}`;
}
