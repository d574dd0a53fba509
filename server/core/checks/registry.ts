import { acronymBeforeDefinition } from './acronymBeforeDefinition.ts';
import { acronymRedefined } from './acronymRedefined.ts';
import type { ComparingCheck, LocalCheck, SequenceCheck } from './check.ts';
import { conflictingExpansion } from './conflictingExpansion.ts';
import { controlCharacter } from './controlCharacter.ts';
import { counterMismatch } from './counterMismatch.ts';
import { duplicateArticle } from './duplicateArticle.ts';
import { gluedLabel } from './gluedLabel.ts';
import { htmlResidue } from './htmlResidue.ts';
import { invisibleCharacter } from './invisibleCharacter.ts';
import { lengthMismatch } from './lengthMismatch.ts';
import { missingBody } from './missingBody.ts';
import { missingField } from './missingField.ts';
import { missingTitle } from './missingTitle.ts';
import { mixedLineEndings } from './mixedLineEndings.ts';
import { mojibake } from './mojibake.ts';
import { questionWithoutAnswer } from './questionWithoutAnswer.ts';
import { replacementCharacter } from './replacementCharacter.ts';
import { strayTerminator } from './strayTerminator.ts';
import { truncatedText } from './truncatedText.ts';
import { unbalancedBracket } from './unbalancedBracket.ts';
import { unbalancedQuote } from './unbalancedQuote.ts';
import { unclosedElement } from './unclosedElement.ts';
import { undefinedAcronym } from './undefinedAcronym.ts';
import { unterminatedArticle } from './unterminatedArticle.ts';
import { unusedDefinition } from './unusedDefinition.ts';

/** Checks of one article alone. */
export const local: readonly LocalCheck[] = [
  gluedLabel, truncatedText, questionWithoutAnswer,
  mojibake, controlCharacter, invisibleCharacter, htmlResidue, unbalancedQuote, unbalancedBracket,
  acronymRedefined, conflictingExpansion, acronymBeforeDefinition, unusedDefinition,
];

/** Checks that compare an article with the others; each gets back what it said itself, whatever that is. */
export const comparing: readonly ComparingCheck<unknown>[] = [
  missingTitle, missingBody, missingField, unterminatedArticle, lengthMismatch, duplicateArticle, undefinedAcronym,
];

/** Checks that go through the file in order. */
export const sequence: readonly SequenceCheck<unknown, unknown>[] = [
  strayTerminator, unclosedElement, counterMismatch, replacementCharacter, mixedLineEndings,
];
