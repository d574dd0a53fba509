/** Why a file could not be read or written, in a reader's words. */
export function reasonOf(error: unknown, file: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT': return file === '' ? 'its name is empty' : 'there is no such file';
    case 'EISDIR': return 'it is a folder';
    case 'EACCES': case 'EPERM': return 'permission denied';
    case 'EROFS': return 'the disk is read-only';
    case 'ENOSPC': return 'the disk is full';
    case 'EEXIST': case 'ENOTDIR': return 'a part of its path is a file, not a folder';
    case 'ELOOP': return 'its symbolic links go round in a circle';
    case 'ENAMETOOLONG': return 'its name is too long';
    case 'ERR_FS_FILE_TOO_LARGE': case 'ERR_STRING_TOO_LONG': case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'it is too large to be read at once (the limit is about 500 MB)';
    case 'ERR_INVALID_ARG_VALUE': return 'its name holds a NUL character';
    case 'Z_BUF_ERROR': return 'its packed content ends too soon';
    default: return message;
  }
}
