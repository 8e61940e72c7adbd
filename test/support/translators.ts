/** Changes the text of a tree in place, as one browser or extension does that translates pages. */
export type Translator = (root: ParentNode) => void;

const HTML_ONLY = 'svg, [translate=no], .notranslate, input, select';

/** The text nodes that a translator changes: not blank, and not excluded from translation. */
function textsOf(root: ParentNode): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts.filter((text) => text.data.trim() && !text.parentElement?.closest(HTML_ONLY));
}

/** The elements that have text beside other content, or nothing but text. */
function textElementsOf(root: ParentNode): Set<Element> {
  return new Set(textsOf(root).flatMap(({parentElement}) => parentElement ?? []));
}

function wrap(nodes: readonly Node[], ...names: string[]): Element {
  const elements = names.map((name) => document.createElement(name));
  elements.reduceRight((inner, outer) => (outer.append(inner), outer));
  elements.at(-1)?.append(...nodes.map((node) => node.cloneNode(true)));
  const [outermost] = elements;
  if (!outermost) throw new Error('There is nothing to wrap with.');
  return outermost;
}

/** By the way in which they change the tree. They keep the letters, so that the result can be compared. */
export const translators: Readonly<Record<string, Translator>> = {
  'wraps each text node in two <font> elements, as Chrome': (root) => {
    for (const text of textsOf(root))
      if (!text.parentElement?.closest('font')) text.replaceWith(wrap([text], 'font', 'font'));
  },
  'replaces each text node by a <span>': (root) => {
    for (const text of textsOf(root))
      if (!text.parentElement?.closest('.translated')) {
        const span = wrap([text], 'span');
        span.className = 'translated';
        text.replaceWith(span);
      }
  },
  'replaces each text node by another text node': (root) => {
    for (const text of textsOf(root)) text.replaceWith(text.data);
  },
  'splits text nodes': (root) => {
    for (const text of textsOf(root)) text.splitText(Math.ceil(text.length / 2));
  },
  'merges text nodes and removes comments beside text, as Firefox': (root) => {
    for (const element of textElementsOf(root)) {
      for (const node of [...element.childNodes]) if (node.nodeType === Node.COMMENT_NODE) node.remove();
      element.normalize();
    }
  },
  'moves all content of an element into a wrapper': (root) => {
    for (const element of textElementsOf(root)) {
      const font = document.createElement('font');
      font.append(...element.childNodes);
      element.append(font);
    }
  },
  'writes the text of an element': (root) => {
    for (const element of textElementsOf(root))
      if (element.childElementCount === 0) element.replaceChildren(element.textContent);
  },
  'shows the translation after the text, which it hides': (root) => {
    for (const text of textsOf(root)) {
      if (text.parentElement?.closest('font')) continue;
      const hidden = document.createElement('font');
      hidden.hidden = true;
      text.before(hidden);
      hidden.append(document.createElement('font'));
      text.replaceWith(wrap([text], 'font'));
    }
  },
};
