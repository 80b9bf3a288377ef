import { LEARNER, SOMEBODY_ELSE } from '../people';
import { page } from './page';

const OWN = '6b1f0d52-7c3e-4a19-9e80-4d5c6b7a8f01';
const ANOTHER = '7c2e1f63-8d4f-4b2a-8f91-5e6d7c8b9a02';
export const MITX = {
  title: 'Waves and Wakes',
  id: OWN,
  own: `https://mitxonline.mit.edu/certificate/${OWN}/`,
  /** The same certificate on MIT Learn. */
  ownOnLearn: `https://learn.mit.edu/certificate/course/${OWN}`,
  somebodyElses: `https://mitxonline.mit.edu/certificate/${ANOTHER}/`,
} as const;

/** A certificate's page. Its owner is congratulated, and offered to share it. */
export function mitxCertificate(viewer: 'owner' | 'stranger'): string {
  const isOwner = viewer === 'owner';
  const id = isOwner ? OWN : ANOTHER;
  const title = isOwner ? MITX.title : 'Harbour Engineering';
  return page({
    title: `MITx Online | Certificate for: ${title}`,
    head: `<meta property="og:title" content="MITx Online | Certificate for: ${title}">`,
    body: `<div class="container-fluid certificate-page">
${isOwner ? `<div class="row no-print"><div class="cer-user-info"><h2>Congratulations, ${LEARNER.name}!</h2></div></div>` : ''}
<div class="certificate"><div class="certificate-holder"><span class="certify-text">This is to certify that</span>
<span class="certify-name">${isOwner ? LEARNER.name : SOMEBODY_ELSE.name}</span><span class="success-text">has successfully completed</span>
<span class="degree-text">${title}</span><span class="award-text">Awarded 2.4 Continuing Education Units (CEUs) <br> Issued: Sept. 24, 2025</span>
<div class="row certify-by-row"><div class="certify-by"><span class="title">Marina Invented</span><p>Professor</p></div></div>
<div class="row validation-link"><p><strong>Valid Certificate ID:</strong> <a href="/certificate/${id}/">${id}</a></p></div></div></div></div>`,
  });
}

/** The owner's view of the same certificate on MIT Learn. */
export function mitLearnCertificate(): string {
  return page({
    title: `${LEARNER.name}'s Certificate | MIT Learn`,
    body: `<header><button>Menu</button></header><main><h3><strong>${MITX.title}</strong> Certificate</h3>
<div><button type="button">Download PDF</button><button type="button">Share</button><button type="button">Print</button></div>
<div><img alt="MIT Open Learning"><div data-testid="certificate-badge"><div>Certificate</div></div>
<div><h4>This is to certify that</h4><h1>${LEARNER.name}</h1><p>has successfully completed all requirements of</p></div>
<div><h2>${MITX.title}</h2><h4>September 24, 2025</h4></div><div><h3>Marina Invented</h3><p>Professor</p></div>
<p>Valid Certificate ID: <span>${OWN}</span></p></div></main>`,
  });
}
