/** The tests in a real VS Code, in the order they run. */
import './language.test.ts';
import './reading.test.ts';
import './views.test.ts';
import './codebook.test.ts';
import './sample.test.ts';
import './server.test.ts';
import './files.test.ts';
import './archive.test.ts';
import './large.test.ts';
