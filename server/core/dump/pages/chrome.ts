import { announcesList } from './headings.ts';
import { isSectionName } from './labels.ts';

/**
 * What a newspaper's page says around its articles: navigation, sharing, captions, counts. Whole lines, in any case;
 * each alternative is a phrase that a page's template prints and a writer hardly does as a paragraph of its own.
 */
const PHRASES = [
  // navigation
  'startseite', 'accueil', 'inicio', 'portada', 'home ?page', 'e-?edition', '(?:open|close)? ?(?:navigation )?menu', 'submit(?: search)?', 'epaper', 'abo(?:s|nnement)?', 'anzeigen', 'agb', 'jobs', 'contact us', 'ipso regulated', '(?:in-page|lead|teaser|featured|main) images?(?:\\(s\\))?', 'body', 'ampliar', 'reuse this content',
  'skip to contentskip to .{1,40}', '(?:give|gift) this article', 'share full article', 'skip advertisement', 'view (?:comments|full site)', 'text size', 'aa', 'top comments?', 'visual stories', 'this story is from .{4,30}', '\\d{1,2}(?:[–-]\\d{1,2})? min(?:ute)?s?(?: read)?', 'réutiliser ce contenu', 'follow us on social media', 'see more on: .{1,80}', 'order reprints.{0,60}', 'image (?:source|caption),? .{1,160}',
  'skip to (?:main |site )?(?:content|navigation|index|article)', 'main (?:content|article|story)', '(?:article|page) (?:content|tools)', 'menu', 'main menu', 'navigation', '(?:posts?|pages?) navigation', 'pages', 'activate search', 'search(?: for)?:?', 'search (?:this site|the site).{0,20}', 'home(?:page)?', 'about(?: us)?', 'contact(?: us)?', 'our (?:team|staff)', 'today[’\']s paper', 'site (?:index|information navigation)', 'topics', 'staff',
  'subscribe(?: (?:now|today|to .{1,60}))?', 'sign (?:up|in|out).{0,60}', 'log ?(?:in|out)(?: (?:or )?(?:sign (?:in|up)|register))?', 'you are here:?', 'breadcrumbs?', 'register', 'my account', 'donate(?: now)?', 'support us', 'newsletters?', 'rss(?: feed)?', 'site ?map', 'advertis(?:e|ing)(?: with us)?', 'advertisements?',
  'sponsored(?: (?:content|by .{1,60}))?', 'privacy(?: policy)?', 'terms(?: (?:of|and) .{1,30})?', 'cookie.{0,40}', 'all rights reserved.{0,60}', 'copyright .{0,100}', '(?:©|\\(c\\)) ?.{0,120}', '(?:proudly )?powered by .{1,80}', 'theme:? .{1,60}',
  'back to .{1,30}', 'close', 'open', 'toggle .{1,30}', 'load more.{0,30}', 'subscribe to:? .{1,60}', 'newer posts(?: older posts)?(?: home)?', '(?:show|see|view) (?:more|all|less).{0,30}', 'loading.{0,3}',
  // lists and archives
  '(?:day|month|year|category|categories|tag|tags|author|archives?|topics?|filed under|tagged(?: (?:with|as))?|posted in|posts tagged|articles? tagged|browsing|section|keywords?): .{1,120}', 'archives?', 'categories', 'tags',
  '(?:category|author|tag|daily|monthly|yearly) archives?.{0,100}', '(?:posts|articles|stories) (?:tagged|filed|by|in|from) .{1,80}', 'this (?:category|tag|author|section) (?:contains|has) \\d+ .{1,20}', 'search results.{0,80}', 'results for .{1,80}',
  '\\d+ (?:posts?|articles?|stories|results?|items?)(?: found)?', 'filed under.{0,120}', 'posted in .{1,120}', 'tagged .{1,120}',
  '[←«‹<]*\\s*(?:older|newer|previous|next|earlier|later|first|last)(?: (?:posts?|articles?|entries|stories|page|story))?\\s*[→»›>]*', 'posts (?:navigation|pagination)', 'page \\d+(?: of \\d+)?', '\\d{1,4}', 'page [\\d, .…]+(?:next|last|»|›|→)?.{0,10}', '(?:previous|prev|«|‹|←)?\\s*\\d{1,3}(?:[\\s,|]+(?:\\d{1,4}|…|\\.\\.\\.))+\\s*(?:next|»|›|→)?.{0,4}',
  'connect with us', 'follow us.{0,60}', 'find us on .{1,40}', 'like us on .{1,40}', 'join (?:us|the conversation).{0,40}',
  // the same in the other languages, as the usual publishing systems print them
  'zum inhalt springen', '(?:kategorie|schlagwort|autor|monat|tag|catégorie|étiquette|auteur|mois|categoría|etiqueta|mes|categoria|autore|mese|categorie)\\s?: .{1,120}', 'beitragsnavigation', '(?:ältere|neuere|neueste|ähnliche) (?:beiträge|kommentare|artikel)', 'veröffentlicht (?:in|am|von).{0,80}', 'verschlagwortet.{0,120}', '(?:schreibe|hinterlasse) eine(?:n|) (?:kommentar|antwort)', 'kommentar hinterlassen', 'keine kommentare', 'teilen mit:?', 'gefällt mir.{0,20}', 'suchen?(?: nach)?:?', 'kategorien', 'archive?',
  'aller au contenu(?: principal)?', 'navigation des articles', '(?:articles?|billets?) (?:plus anciens?|plus récents?|précédents?|suivants?|récents?|similaires)', '(?:commentaires?) (?:récents?|fermés?)', 'publié (?:dans|le|par)(?: .{1,80})?', 'étiqueté.{0,80}', 'laisser un commentaire', 'j[’\']aime.{0,20}', 'rechercher?(?: :)?', 'catégories', 'les (?:plus|articles les plus) (?:lus|populaires|commentés|récents)', 'recevez (?:chaque|tous|nos|les|toute|quotidiennement|gratuitement)\\b.{0,120}', 'inscri(?:vez-vous|ption) .{0,60}newsletter.{0,40}',
  '(?:saltar|ir) al contenido(?: principal)?', 'navegación de (?:entradas|artículos)', 'entradas? (?:anteriores|más antiguas|antiguas|siguientes|recientes|relacionadas)', 'publicado (?:el|en|por)(?: .{1,80})?', 'etiquetad[oa].{0,120}', 'dej[ae]r? un comentario', 'comparte (?:esto|este artículo):?', 'me gusta.{0,20}', 'relacionad[oa]s?', 'buscar:?', 'categorías', 'mantente en contacto', 'lo más (?:leído|visto|popular)', 'te puede interesar',
  '(?:vai|salta) al contenuto', 'navigazione articoli', 'articoli (?:meno recenti|più recenti|recenti|correlati)', 'pubblicato (?:il|in|da)(?: .{1,80})?', 'lascia un commento', 'mi piace.{0,20}', 'cerca', 'categorie', 'i più letti',
  '(?:ga|spring) naar (?:de )?inhoud', 'berichtnavigatie', '(?:oudere|nieuwere|recente|gerelateerde) (?:berichten|artikelen|reacties)', 'geplaatst (?:in|op|door).{0,80}', '(?:geef|plaats|laat) een reactie(?: achter)?', 'vind ik leuk.{0,20}', 'zoeken', 'meest gelezen',
  '(?:pular|saltar|ir) para o conteúdo', 'navegação (?:por|de) (?:posts|artigos)', 'posts? (?:antigos|mais antigos|mais recentes|recentes)', 'publicado (?:em|por)(?: .{1,80})?', 'deixe um comentário', 'curtir.{0,20}', 'pesquisar', 'mais lidas',
  'browse by.{0,40}', '(?:posts|articles|stories) published in .{1,80}', 'home\\s.{1,60}\\spage \\d+', 'rendered \\d.{1,30}', 'reader comments ?\\(\\d+\\)', 'courtesy (?:of )?.{1,60}', 'just posted', 'meta', 'entries (?:rss|feed)', 'comments (?:rss|feed)', 'blogroll',
  // signs without words
  '[^\\wÀ-ɏͰ-￿]{1,4}',
  // sharing and comments
  '(?:(?:facebook|twitter|tweet|x|instagram|linkedin|pinterest|whatsapp|telegram|reddit|e-?mail|mail|print|share|save|copy link|rss|feed|youtube|flipboard|bluesky|threads|drucken|teilen|merken|mailen|imprimer|partager|envoyer)(?:\\s+|$)){2,}', 'copy article link', 'copy (?:url|to clipboard)', 'mailen', 'versenden', 'envoyer (?:par|à) .{1,20}', '(?:post|add|write|leave) (?:a|your) (?:comment|reply)', '(?:artikel |jetzt )?kommentieren', 'kommentar (?:schreiben|verfassen)', '(?:\\d+|keine) kommentare?', '\\d+ (?:commentaires?|réactions?|comentarios?|commenti|reacties|comentários)', 'report(?: (?:abuse|comment))?', 'signaler(?: recommander)?', 'recommander', 'melden', 'denunciar', 'segnala', 'rapporteer', 'sprungmarken-navigation', 'dieser artikel wurde ausgedruckt.{0,160}', 'this (?:article|page) was printed from.{0,160}', 'zu[mr] (?:inhalt|suche|hauptnavigation)',
  'share(?: (?:this|on|via|with).{0,60}| article)?:?', '\\d+ ?(?:shares?|views?|likes?|reads?|min(?:ute)?s?(?: read)?)', 'tweet', 'facebook', 'twitter', 'x', 'instagram', 'linkedin', 'pinterest', 'whatsapp', 'telegram', 'reddit', 'tumblr', 'youtube', 'flipboard', 'e-?mail(?: this)?', 'print(?: this)?', 'copy link', 'bookmark', 'save', 'click to (?:comment|share|print|email).{0,60}',
  'teilen', 'drucken', 'merken', 'kommentare?(?: \\(\\d+\\))?', 'mehr zum thema.{0,60}', '(?:lesen sie|lies) auch:? .{0,160}', 'anzeige', 'werbung', 'impressum', 'datenschutz.{0,30}', 'zur startseite', 'abonnieren', 'anmelden',
  'partager.{0,40}', 'imprimer', 'commenter', 'r[ée]agir', 'contribuer', 's[’\']abonner', '(?:à )?lire aussi.{0,160}', 'temps de lecture.{0,30}', 'publicité', 'article réservé aux abonnés', 'sur le même sujet', 'mentions légales', 'se connecter',
  'compartir.{0,40}', 'imprimir', 'comentarios?', 'suscr[íi]bete', 'publicidad', 'más información', 'archivado en:?.{0,120}', 'condividi', 'stampa', 'commenti', 'pubblicità', 'leggi anche:? .{0,160}', 'deel(?: dit)?', 'reacties', 'lees ook:? .{0,160}', 'advertentie', 'compartilhar', 'comentários', 'publicidade', 'leia também:? .{0,160}',
  'like this:?', 'like', 'reply', 'leave a (?:comment|reply|response).{0,60}', 'comments?(?: are)?(?: (?:off|closed)).{0,80}', '(?:\\d+|no) (?:comments?|responses?|replies)(?: (?:on|to) .{1,120})?', 'comments?(?: \\(\\d+\\))?', '\\(\\d+\\) comments?', 'be the first to comment', 'write a comment', 'add (?:a )?comment', 'your email address will not be published.{0,60}',
  '(?:enter )?your e-?mail(?: address)?', 'by (?:signing up|subscribing|submitting),? you.{0,160}', 'screen ?shot \\d.{1,40}', '(?:img|dscn?)_?\\d+.{0,10}',
  // around one article
  'avatar(?: photo)?', 'author', 'published', 'posted', 'updated', 'on', 'in', 'image (?:source|credits?|courtesy)(?: of)?:? .{1,160}', '(?:photo|picture|image|illustration|graphic|video)s?(?: (?:credits?|courtesy(?: of)?|by))?: .{1,160}', '(?:photo|image|picture)s? (?:credit|courtesy|by) .{1,120}', 'credits?: .{1,120}', '(?:featured )?(?:photo|image|video|gallery)',
  'related(?: (?:topics?|posts?|articles?|stories|news|content|items|links|coverage|reading))?:?.{0,4}', 'related topics:.{1,200}', 'more (?:from|in|on|by|about) .{1,80}', 'more (?:news|stories|articles|posts)', 'also read:? .{1,160}', '(?:read|see|watch) (?:also|more|next|here): ?.{0,160}',
  'you (?:may|might)(?: also)? (?:like|enjoy|be interested in).{0,10}', 'recommended(?: for you)?', 'editor[’\']?s[’\']? (?:picks?|choice)', 'trending(?: (?:now|stories))?', '(?:latest|recent|popular)(?: [a-z\\u00c0-\\u1fff]+){0,2}', 'ad spot', 'most (?:read|popular|viewed|commented|recent|shared)', 'top stories', 'in case you missed it', 'what to read next', 'play(?: video| audio)?', 'listen(?: now| to (?:this )?article)?', 'download.{0,30}', 'get the app', 'breaking',
];

// without the flag u, which makes such a pattern four times as dear to compile
const lineOf = (phrases: readonly string[]): RegExp => new RegExp(`^[\\s•·|*>\\-–—#]*(?:${phrases.join('|')})(?:\\s*\\(\\d{1,6}\\))?[\\s.:|»›→]*$`, 'i');
const LINE = lineOf(PHRASES);

/** Phrases that may begin with anything are tried at each place of each line: only where their own words are. */
const MAY_BE_CREDIT = /…|\.{3}/;
const CREDIT = lineOf(['.{0,120}credit(?:\\.{3}|…).{1,80}']);
const MAY_BE_INSIDE = /says:|SAYS:|[yY]our |YOUR /;
const LINE_INSIDE = lineOf(['\\S.{0,60} says:', '.{0,80}\\b(?:in|to|into) your (?:inbox|mailbox|e-?mail)\\b.{0,60}']);

/** Whether all of a line, or of an entry of a menu, is a page's phrase. */
function isPageWords(line: string): boolean {
  return LINE.test(line) || (MAY_BE_CREDIT.test(line) && CREDIT.test(line));
}

/** The longest entry of a menu, UTF-16 units. */
const LONGEST_ENTRY = 30;
/** Between the entries of a menu on one line. */
const BETWEEN = /\s*[|•·›»>]\s*|\s{2,}|\s[–—/-]\s/u;
/** What is in each of them: a cheap look before the full one. */
const MAY_BE_BETWEEN = /[|•·›»>]|\s[\s–—/-]/;

/** Whether a line is several entries of a menu: most are a page's words or names of sections. */
function isMenuLine(line: string): boolean {
  const text = line.trim();
  // an entry is short: what parts it from the next is not far
  if (!MAY_BE_BETWEEN.test(text.slice(0, LONGEST_ENTRY + 4))) return false;
  const entries = text.split(BETWEEN).filter((entry) => entry !== '');
  if (entries.length < 2 || entries.some((entry) => entry.length > LONGEST_ENTRY)) return false;
  const known = entries.filter((entry) => /\p{L}/u.test(entry) && (isPageWords(entry) || isSectionName(entry))).length;
  return known === entries.length || (known * 2 >= entries.length && (entries.length > 2 || /[›»>]/.test(line)));
}

/** Whether a whole line is page furniture rather than anybody's words. */
export function isChrome(line: string): boolean {
  return line.length <= 220 && (isPageWords(line) || (MAY_BE_INSIDE.test(line) && LINE_INSIDE.test(line)) || announcesList(line) || isMenuLine(line)) && !/^more .*\.$/i.test(line);
}

/** Whether the line after this one is a link to another article ("Up Next" and the title below it). */
export function announcesLink(line: string): boolean {
  return line.length < 40 && /^\s*(?:up next|next up|don[’']t miss|previous (?:article|post|story)|next (?:article|post|story)|read next|next|previous)\s*:?\s*$/i.test(line);
}
