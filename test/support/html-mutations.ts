/** Chooses a number below a limit. */
export type Pick = (limit: number) => number;

/** Changes the HTML of a page as programs between a server and a browser do. */
export type Mutation = (page: DocumentFragment, pick: Pick) => void;

const PAINTED = 'data-signin-painted';
/** Outside of the element, a form without any id cannot be told from one of the page. */
const MARKED_FORM = 'form:has([id])';

const all = <E extends Element>(page: ParentNode, selector = 'sign-in-form *'): E[] => [
  ...page.querySelectorAll<E>(selector),
];

function one<T>(list: readonly T[], pick: Pick, use: (item: T) => void): void {
  const item = list[pick(list.length || 1)];
  if (item !== undefined) use(item);
}

function nodes(page: Node, what: number): CharacterData[] {
  const walker = document.createTreeWalker(page, what);
  const found: CharacterData[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as CharacterData);
  return found;
}

const comments = (page: Node) => nodes(page, NodeFilter.SHOW_COMMENT);
const texts = (page: Node) => nodes(page, NodeFilter.SHOW_TEXT);
const sentences = (page: Node) => texts(page).filter(({data}) => data.trim() !== '');

function make(name: string, attributes: Record<string, string> = {}, text = ''): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

function wrap(node: ChildNode, ...wrappers: HTMLElement[]): void {
  const [outer] = wrappers;
  if (!outer) return;
  node.replaceWith(outer);
  wrappers.reduce((parent, child) => (parent.append(child), child)).append(node);
}

const INJECTED = [
  () => make('div', {'data-lastpass-icon-root': ''}),
  () => make('span', {'data-dashlanecreated': 'true'}, 'x'),
  () => make('com-1password-button'),
  () => make('a', {class: '__cf_email__', 'data-cfemail': '543931'}, '[email protected]'),
  () => make('input', {type: 'hidden', name: '__token', value: '1'}),
  () => make('button', {type: 'button'}, 'Fill in'),
  () => document.createComment('lit-part'),
  () => document.createComment('/lit-part'),
  () => document.createComment('lit-node 0'),
  () => document.createComment('[if IE]'),
  () => document.createTextNode('injected'),
];

/** Each with the programs that do it. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'minifier: no comments': (page) => comments(page).forEach((comment) => comment.remove()),
  'minifier: one comment less': (page, pick) => one(comments(page), pick, (comment) => comment.remove()),
  'minifier: no markers of nodes': (page) =>
    comments(page).forEach((comment) => comment.data.startsWith('lit-node') && comment.remove()),
  'minifier: no empty markers': (page) =>
    comments(page).forEach((comment) => /^\/?lit-part$/.test(comment.data) && comment.remove()),
  'minifier: comments trimmed or changed': (page, pick) =>
    one(comments(page), pick, (comment) => (comment.data = ` ${comment.data} `)),
  'minifier: other digest': (page, pick) =>
    one(comments(page), pick, (comment) => (comment.data = comment.data.replace(/ \S+$/, ' AAAAAAAAAAA='))),
  'minifier: other index': (page, pick) =>
    one(
      comments(page),
      pick,
      (comment) => (comment.data = comment.data.replace(/\d$/, (digit) => `${digit}1`)),
    ),
  'minifier: collapsed white space': (page) =>
    texts(page).forEach((text) => (text.data = text.data.replace(/\s+/g, ' '))),
  'minifier: no white space': (page) => texts(page).forEach((text) => text.data.trim() || text.remove()),
  'proxy: more white space': (page, pick) => one(texts(page), pick, (text) => text.before('\n \t')),
  'minifier: no attributes with their default value': (page) =>
    all(page, 'input[type=text]').forEach((input) => input.removeAttribute('type')),
  'minifier: no empty attributes': (page) =>
    all(page).forEach((element) =>
      [...element.attributes].forEach(({name, value}) => {
        if (value === '' && !['disabled', 'novalidate', 'hidden'].includes(name))
          element.removeAttribute(name);
      }),
    ),
  'minifier: other order of attributes': (page) =>
    all(page).forEach((element) =>
      [...element.attributes].reverse().forEach(({name, value}) => {
        element.removeAttribute(name);
        element.setAttribute(name, value);
      }),
    ),
  'minifier: no attribute of the server': (page) =>
    all(page, 'sign-in-form').forEach((form) => form.removeAttribute(PAINTED)),
  'sanitizer: no slot': (page) => all(page, 'sign-in-form').forEach((form) => form.removeAttribute('slot')),
  'sanitizer: one attribute less': (page, pick) =>
    one(all(page), pick, (element) =>
      one(element.getAttributeNames(), pick, (name) => element.removeAttribute(name)),
    ),
  'sanitizer: other attribute of the server': (page, pick) =>
    one(
      [
        '',
        '{',
        'null',
        '[]',
        '{"idPrefix":1}',
        '{"idPrefix":"x","loginId":"","loginWith":["fax"],"passwordless":false}',
      ],
      pick,
      (value) => all(page, 'sign-in-form').forEach((form) => form.setAttribute(PAINTED, value)),
    ),
  'sanitizer: one element less': (page, pick) => one(all(page), pick, (element) => element.remove()),
  'sanitizer: one element without its tag': (page, pick) =>
    one(all(page), pick, (element) => element.replaceWith(...element.childNodes)),
  'sanitizer: no form': (page) => all(page, 'form').forEach((form) => form.replaceWith(...form.childNodes)),
  'sanitizer: no element, ids, classes or comments around the form': (page) => {
    comments(page).forEach((comment) => comment.remove());
    all(page).forEach((element) =>
      ['id', 'class', 'aria-labelledby'].forEach((name) => element.removeAttribute(name)),
    );
    all(page, 'sign-in-form').forEach((form) => form.replaceWith(...form.childNodes));
  },
  'sanitizer: other slot': (page) =>
    all(page, 'sign-in-form').forEach((form) => form.setAttribute('slot', 'other')),
  'parser: form outside of the element': (page) =>
    all(page, MARKED_FORM).forEach((form) => page.firstElementChild?.append(form)),
  'parser: form before the element': (page) =>
    all(page, MARKED_FORM).forEach((form) => page.firstElementChild?.prepend(form)),
  'parser: empty element': (page) => all(page, 'sign-in-form').forEach((form) => form.replaceChildren()),
  'extension: one node more': (page, pick) =>
    one(all(page), pick, (element) => one(INJECTED, pick, (injected) => element.after(injected()))),
  'extension: one node more inside': (page, pick) =>
    one(all(page), pick, (element) => one(INJECTED, pick, (injected) => element.prepend(injected()))),
  'extension: wrapped fields': (page) => all(page, 'input').forEach((input) => wrap(input, make('div'))),
  'extension: wrapped element': (page) =>
    all(page, 'sign-in-form').forEach((form) => wrap(form, make('div'))),
  'extension: wrapped form': (page) => all(page, 'form').forEach((form) => wrap(form, make('section'))),
  'extension: more attributes': (page, pick) =>
    one(all(page), pick, (element) => {
      element.setAttribute('data-lpignore', 'true');
      element.setAttribute('bis_skin_checked', '1');
      element.classList.add('form-control');
    }),
  'extension: other type': (page, pick) =>
    one(all(page, 'input'), pick, (input) =>
      one(['text', 'email', 'url'], pick, (type) => input.setAttribute('type', type)),
    ),
  'extension: other name': (page, pick) =>
    one(all(page, 'input'), pick, (input) =>
      input.setAttribute('data-name', input.getAttribute('name') ?? ''),
    ),
  'extension: limited length': (page, pick) =>
    one(all(page, 'input'), pick, (input) => input.setAttribute('maxlength', '1')),
  'extension: hidden element': (page, pick) =>
    all(page, 'sign-in-form').forEach((form) =>
      one(['hidden', 'inert', 'style'], pick, (name) => form.setAttribute(name, 'display: none')),
    ),
  'extension: hidden by its style': (page, pick) =>
    one(all(page, 'form, label, input, button[type=submit]'), pick, (element) =>
      one(['display: none', 'visibility: hidden', 'opacity: 0'], pick, (style) =>
        element.setAttribute('style', style),
      ),
    ),
  'extension: enabled buttons': (page) =>
    all(page, 'button').forEach((button) => button.removeAttribute('disabled')),
  'extension: read-only fields': (page, pick) =>
    one(all(page, 'input'), pick, (input) => input.setAttribute('readonly', '')),
  'extension: another address': (page) =>
    all(page, 'form').forEach((form) => form.setAttribute('action', '/elsewhere')),
  'translator: wrapped text': (page) =>
    sentences(page).forEach((text) => wrap(text, make('font'), make('font'))),
  'translator: other text': (page, pick) => one(sentences(page), pick, (text) => (text.data = 'Übersetzt')),
  'translator: other attributes': (page) =>
    all(page, '[aria-label]').forEach((element) => element.setAttribute('aria-label', 'Übersetzt')),
  'cache: the element twice': (page) =>
    all(page, 'sign-in-form').forEach((form) => form.after(form.cloneNode(true))),
  'cache: the form twice': (page) => all(page, 'form').forEach((form) => form.after(form.cloneNode(true))),
  'cache: one element twice': (page, pick) =>
    one(all(page), pick, (element) => element.after(element.cloneNode(true))),
  'cache: other order of elements': (page, pick) =>
    one(all(page), pick, (element) => element.nextElementSibling?.after(element)),
};
