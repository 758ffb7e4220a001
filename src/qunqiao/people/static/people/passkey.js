/* Starts allauth's passkey scripts from data attributes, since inline scripts are refused here.

   <div data-passkey="loginForm" data-button="ID" data-credential="ID" data-options="ID"> holds the
   parts that need passkeys; it stays hidden where the browser has none. An element inside it with
   data-passkey-error is shown when the attempt failed or was given up. */
(function () {
  'use strict'
  const roles = { loginForm: 'login', addForm: 'add', authenticateForm: 'authenticate' }

  function start (place) {
    const kind = place.dataset.passkey
    const ids = { credential: place.dataset.credential, data: place.dataset.options }
    ids[roles[kind]] = place.dataset.button
    if (place.dataset.passwordless) ids.passwordless = place.dataset.passwordless
    window.allauth.webauthn.forms[kind]({ ids })
    document.addEventListener('allauth.error', function (event) {
      event.preventDefault()
      const sentence = place.querySelector('[data-passkey-error]')
      if (sentence) sentence.hidden = false
    })
  }

  document.querySelectorAll('[data-passkey]').forEach(function (place) {
    if (!window.PublicKeyCredential) return
    place.hidden = false
    start(place)
  })
})()
