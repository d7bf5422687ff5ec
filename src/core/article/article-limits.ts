/** How large an article may be. All timings and tests hold up to here. */

/** Bytes of the UTF-8 file; larger ones are refused. */
export const maxArticleBytes = 5 * 1024 * 1024;
