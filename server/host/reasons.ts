import { reasonIn, say, type Message } from '../core/say.ts';

/** Why a file could not be read or written, in a reader's words. */
export function reasonOf(error: unknown, file: string): Message {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT': return file === '' ? say('its name is empty') : say('there is no such file');
    case 'EISDIR': return say('it is a folder');
    case 'EACCES': case 'EPERM': return say('permission denied');
    case 'EROFS': return say('the disk is read-only');
    case 'ENOSPC': return say('the disk is full');
    case 'EEXIST': case 'ENOTDIR': return say('a part of its path is a file, not a folder');
    case 'ELOOP': return say('its symbolic links go round in a circle');
    case 'ENAMETOOLONG': return say('its name is too long');
    case 'ERR_FS_FILE_TOO_LARGE': case 'ERR_STRING_TOO_LONG': case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return say('it is too large to be read at once (the limit is about 500 MB)');
    case 'ERR_INVALID_ARG_VALUE': return say('its name holds a NUL character');
    case 'Z_BUF_ERROR': return say('its packed content ends too soon');
    default: return reasonIn(error);
  }
}
