// What the client and the server say of the messages between them is the same: `npm run types` fails where it is not.
import type * as clientAnnotations from '../../client/annotations/protocol.ts';
import type * as clientArchive from '../../client/archive/protocol.ts';
import type * as client from '../../client/protocol.ts';
import type * as clientViews from '../../client/views/protocol.ts';
import type * as archive from '../../server/archive/entry.ts';
import type * as annotation from '../../server/core/annotations/annotation.ts';
import type * as codebook from '../../server/core/annotations/codebook.ts';
import type * as sample from '../../server/core/annotations/sample.ts';
import type * as host from '../../server/host/host.ts';
import type * as acronyms from '../../server/lsp/acronyms.ts';
import type * as agreement from '../../server/lsp/annotations/agreement.ts';
import type * as deciding from '../../server/lsp/annotations/annotations.ts';
import type * as coding from '../../server/lsp/annotations/coding.ts';
import type * as listing from '../../server/lsp/annotations/listing.ts';
import type * as occurrences from '../../server/lsp/annotations/occurrences.ts';
import type { articles } from '../../server/lsp/articles.ts';
import type * as copies from '../../server/lsp/copies.ts';
import type * as dialects from '../../server/lsp/dialects.ts';
import type * as glossary from '../../server/lsp/glossary.ts';
import type * as glossaryCompletion from '../../server/lsp/glossaryCompletion.ts';
import type * as newDialect from '../../server/lsp/newDialect.ts';
import type * as organisations from '../../server/lsp/organisations.ts';
import type * as status from '../../server/lsp/status.ts';
import type * as topics from '../../server/lsp/topics.ts';
import type { words } from '../../server/lsp/words.ts';

/** What a generator comes to. */
type Answer<F extends (...given: never[]) => Generator<unknown, unknown>> = ReturnType<F> extends Generator<unknown, infer T> ? T : never;
/** A, which must be a B. */
type Is<A extends B, B> = A;
type Both<A, B> = [A] extends [B] ? [B] extends [A] ? 'the same' : 'the client knows more' : 'the server says more';
type Same<T extends 'the same'> = T;

/** What the server answers is what the client reads, the one and the other way. */
export type Answers = [
  Same<Both<status.Status, client.Status>>,
  Same<Both<Answer<typeof articles>[number], client.ArticlePlace>>,
  Same<Both<Answer<typeof words>, client.Words>>,
  Same<Both<dialects.DialectChoice, client.DialectChoice>>,
  Same<Both<ReturnType<typeof dialects.look>, client.Look>>,
  Same<Both<Omit<newDialect.ProposedDialect, 'rules'>, Omit<client.ProposedDialect, 'rules'>>>,
  Same<Both<host.Stat, client.HostStat>>,
  Same<Both<host.Entry, client.HostEntry>>,
  Same<Both<acronyms.AcronymEntry, clientViews.AcronymEntry>>,
  Same<Both<acronyms.AcronymsPage, clientViews.AcronymsPage>>,
  Same<Both<acronyms.AcronymArticle, clientViews.AcronymArticle>>,
  Same<Both<organisations.OrganisationEntry, clientViews.OrganisationEntry>>,
  Same<Both<organisations.OrganisationsPage, clientViews.OrganisationsPage>>,
  Same<Both<topics.Step, clientViews.Step>>,
  Same<Both<topics.Concordance, clientViews.Concordance>>,
  Same<Both<copies.Copy, clientViews.Copy>>,
  Same<Both<glossary.Guess, clientViews.Guess>>,
  Same<Both<glossaryCompletion.GlossaryItem, clientViews.GlossaryItem>>,
  Same<Both<annotation.Decision, clientAnnotations.Decision>>,
  Same<Both<deciding.Done, clientAnnotations.Done>>,
  Same<Both<listing.Listed, clientAnnotations.Item>>,
  Same<Both<listing.List, clientAnnotations.List>>,
  Same<Both<listing.Review, clientAnnotations.Review>>,
  Same<Both<coding.Coding, clientAnnotations.Coding>>,
  Same<Both<codebook.MarkLabel, clientAnnotations.MarkLabel>>,
  Same<Both<occurrences.WordsPlace, clientAnnotations.WordsPlace>>,
  Same<Both<occurrences.Occurrences, clientAnnotations.Occurrences>>,
  // where only the client puts a message into words
  Same<Both<Omit<archive.ArchiveStatus, 'message'>, Omit<clientArchive.ArchiveStatus, 'message'>>>,
  // the client reads less of these
  Is<archive.Entry, clientArchive.ArchiveEntry>,
  Is<agreement.Compared, clientAnnotations.Agreement>,
  Is<client.ProposedDialect['rules'], newDialect.ProposedDialect['rules']>,
];

/** What the client asks for is what the server understands. */
export type Questions = [
  Is<clientViews.AcronymsParams, acronyms.AcronymsParams>,
  Is<clientViews.OrganisationsParams, organisations.OrganisationsParams>,
  Is<clientViews.StepParams, topics.StepParams>,
  Is<clientViews.ConcordanceParams, topics.ConcordanceParams>,
  Is<clientViews.GlossaryText, glossaryCompletion.GlossaryText>,
  Is<clientAnnotations.DecideParams, deciding.DecideParams>,
  Is<clientAnnotations.CodingParams, coding.CodingParams>,
  Is<clientAnnotations.Sampling, sample.Sampling>,
];
