// @ts-check
// Sends one file and tells how far it is.

/** Gives the reason why the file was not taken in, or nothing.
 * @param {string} address @param {File} file @param {(share: number) => void} progress @returns {Promise<string>} */
export function upload(address, file, progress) {
  const body = new FormData();
  body.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch does not tell how much was sent
    request.open('POST', address);
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener('load', () => resolve(outcome(request)));
    request.addEventListener('error', () => reject(new Error('er is geen verbinding')));
    request.send(body);
  });
}

/** @param {XMLHttpRequest} request */
function outcome(request) {
  const told = request.response;
  if (request.status >= 400) return told?.detail ?? 'er ging iets mis';
  return told?.failed?.[0]?.reason ?? '';
}
