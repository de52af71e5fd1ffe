// Makes or shows a passkey when someone presses the button. Without script the buttons stay hidden.
(() => {
  const ask = async (button) => {
    const form = document.getElementById(button.dataset.passkeyForm)
    const wanted = button.dataset.passkeyOptions
      ? JSON.parse(button.dataset.passkeyOptions)
      : await (await fetch(form.action, { headers: { Accept: 'application/json' } })).json()
    if (button.dataset.passkey === 'get') return webauthnJSON.get(wanted.request_options)
    const choice = wanted.creation_options.publicKey.authenticatorSelection
    const alone = form.elements.passwordless && form.elements.passwordless.checked
    choice.residentKey = alone ? 'required' : 'discouraged'
    choice.requireResidentKey = Boolean(alone)
    if (alone) choice.userVerification = 'required'
    return webauthnJSON.create(wanted.creation_options)
  }
  for (const button of document.querySelectorAll('[data-passkey]')) {
    if (!window.PublicKeyCredential) continue
    button.hidden = false
    button.addEventListener('click', async (event) => {
      event.preventDefault()
      const form = document.getElementById(button.dataset.passkeyForm)
      const fault = document.getElementById('passkey-fout')
      fault.hidden = true
      try {
        form.elements.credential.value = JSON.stringify(await ask(button))
        form.submit()
      } catch {
        fault.hidden = false
      }
    })
  }
})()
