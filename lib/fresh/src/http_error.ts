/** Thrown in a handler or middleware to answer with a status; error pages find it in `ctx.error`. */
export class HttpError extends Error {
  override name = "HttpError";
  status: number;

  constructor(status: number, message = "", options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
