import type {ResumeRecord} from './resume.js';

/**
 * Whether a value that was read from a storage has the form of a record. Other scripts of the page can write there, and
 * an older version may have: what does not have this form would fail later, when it is rendered.
 */
export function isResumeRecord(value: unknown): value is ResumeRecord {
  return (
    isObject(value) &&
    isStep(value['step']) &&
    typeof value['hasCode'] === 'boolean' &&
    typeof value['loginId'] === 'string' &&
    Number.isFinite(value['until']) &&
    isTexts(value['factors']) &&
    Array.isArray(value['choices']) &&
    value['choices'].every(isChoice) &&
    typeof value['hasForgotten'] === 'boolean'
  );
}

function isStep(value: unknown): boolean {
  if (!isObject(value) || typeof value['signInStep'] !== 'string') return false;
  const {allowedMFATypes, availableChallenges, missingAttributes, codeDeliveryDetails, additionalInfo} =
    value;
  return (
    [allowedMFATypes, availableChallenges, missingAttributes].every(isOptional(isTexts)) &&
    [codeDeliveryDetails, additionalInfo].every(isOptional(hasTexts))
  );
}

function isChoice(value: unknown): boolean {
  return isObject(value) && isStep(value['step']) && typeof value['response'] === 'string';
}

const isOptional = (is: (value: unknown) => boolean) => (value: unknown) => value === undefined || is(value);

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function hasTexts(value: unknown): boolean {
  return isObject(value) && isTexts(Object.values(value));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
