/** What `body` gives back, and what `console.error` was told meanwhile. */
export async function withErrorLog<T>(body: () => Promise<T>): Promise<{ logged: unknown[]; result: T }> {
  const logged: unknown[] = [];
  const { error } = console;
  console.error = (...values) => void logged.push(...values);
  try {
    return { result: await body(), logged };
  } finally {
    console.error = error;
  }
}
