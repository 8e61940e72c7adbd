import {Amplify} from 'aws-amplify';
import {getCurrentUser, signOut} from 'aws-amplify/auth';
import 'amplify-signin-flow';
import './own-step.js';

Amplify.configure({
  Auth: {
    Cognito: {userPoolId: 'eu-west-1_AbCdEf123', userPoolClientId: '1h57kf5cpq17m0eml12EXAMPLE'},
  },
});

const find = (id) => document.getElementById(id);
const place = find('place');
let messages = {signIn: 'Welcome in'};

function mount() {
  place.append(document.importNode(find('sign-in').content, true));
  place.querySelector('amplify-signin-flow').messages = messages;
}

find('mount').addEventListener('click', () => {
  if (place.firstElementChild) place.replaceChildren();
  else mount();
});
find('words').addEventListener('click', () => {
  messages = {signIn: 'Come in', enterCode: 'Your other code, please'};
  place.querySelector('amplify-signin-flow').messages = messages;
});

function note(text) {
  const entry = document.createElement('li');
  entry.textContent = text;
  find('events').append(entry);
}

// The events bubble: one listener hears them from each flow that is mounted.
place.addEventListener('signin-step', ({detail: {from, to, cause}}) => note(`step ${from} ${to} ${cause}`));
place.addEventListener('signin-error', ({detail: {step, name}}) => note(`error ${step} ${name}`));
place.addEventListener('signin-code-sent', ({detail: {deliveryMedium}}) =>
  note(`code-sent ${deliveryMedium}`),
);
place.addEventListener('signin-expired', ({detail: {step}}) => note(`expired ${step}`));
place.addEventListener('signin-done', async ({detail}) => {
  note(`done ${detail.loginId}`);
  const {signInDetails} = await getCurrentUser();
  find('user').textContent = signInDetails.loginId;
  find('signed-in').hidden = false;
});

find('sign-out').addEventListener('click', async () => {
  await signOut();
  find('signed-in').hidden = true;
});

mount();
