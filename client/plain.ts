/**
 * Text of dumps and files for messages, labels and prompts, where VS Code reads links that run commands, "[x](command:…)", and icons, "$(trash)":
 * an invisible word joiner keeps them text. Overrides of direction, which would turn round what stands behind them, are left out.
 */
export function plain(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/(?<=[\]$])(?=\()/g, '\u2060');
}
