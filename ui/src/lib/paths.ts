// Where a file is, as people say it.

/** The folder and the file, as in `Documents › onboarding.weft`. */
export function folderAndFile(path: string): string {
  const parts = path.split(/[/\\]/).filter((part) => part !== "");
  return parts.slice(-2).join(" › ");
}
