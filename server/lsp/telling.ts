import { ShowMessageNotification, type Connection, type MessageType } from 'vscode-languageserver';

/** Tells a person something. Editors may read links in messages, of names of files too: an invisible word joiner keeps "[x](command:…)" text. */
export function tell(connection: Connection, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message: message.replace(/(?<=\])(?=\()/g, '\u2060') });
}
