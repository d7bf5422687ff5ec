/** An address as it may be told: the user and the password that a proxy may ask for belong in no error. */

/** Any other address comes back as it is written. */
export function addressWithoutUser(address: string): string {
  const url = URL.parse(address);
  // What cannot be read may hold a password all the same.
  if (url === null) return address.slice(address.lastIndexOf('@') + 1);
  if (url.username === '' && url.password === '') return address;
  url.username = '';
  url.password = '';
  return url.href;
}
