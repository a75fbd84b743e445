/** Puts this site's address into the code to copy: only a browser knows under which one the site is reached. */
export function completeSnippets(): void {
  for (const code of document.querySelectorAll("code[data-snippet]")) {
    code.textContent = code.textContent.replace('src="/', `src="${location.origin}/`);
  }
}
