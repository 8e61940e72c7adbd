import {noChange} from 'lit';
import {Directive, directive, type DirectiveResult, type ElementPart} from 'lit/directive.js';

/**
 * The attributes by which session recorders exclude an element: LogRocket, Hotjar, Sentry, Datadog, Clarity, Smartlook
 * (today's and the older one), OpenReplay, Contentsquare, Heap, New Relic, Dynatrace, and rrweb for a password that is
 * shown. From the documentation of each, or from the list in rrweb's `privacy.ts`.
 */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  'data-private': '',
  'data-hj-suppress': '',
  'data-sentry-block': '',
  'data-sentry-mask': '',
  'data-dd-privacy': 'hidden',
  'data-clarity-mask': 'true',
  'data-sl': 'exclude',
  'data-recording-sensitive': '',
  'data-openreplay-hidden': '',
  'data-cs-mask': '',
  'data-heap-redact-text': 'true',
  'data-nr-block': '',
  'data-dtrum-mask': '',
  'data-rr-is-password': 'true',
};

/**
 * The classes likewise: PostHog, FullStory, rrweb, Sentry, Amplitude, Mixpanel, Highlight, Mouseflow, Lucky Orange,
 * Inspectlet and Userback.
 */
const CLASSES: readonly string[] = [
  'ph-no-capture',
  'fs-exclude',
  'fs-mask',
  'rr-block',
  'rr-mask',
  'sentry-block',
  'sentry-mask',
  'amp-block',
  'mp-block',
  'highlight-block',
  'mf-masked',
  'lo-sensitive',
  'inspectlet-sensitive',
  'userback-block',
];

class NotRecordedDirective extends Directive {
  override render(): typeof noChange {
    return noChange;
  }

  override update({element}: ElementPart): typeof noChange {
    if (element.classList.contains('rr-block')) return noChange;
    element.classList.add(...CLASSES);
    for (const [name, value] of Object.entries(ATTRIBUTES)) element.setAttribute(name, value);
    return noChange;
  }
}

/** Excludes an element, and what is typed into it, from the recordings of session recorders. */
export const notRecorded: () => DirectiveResult = directive(NotRecordedDirective);
