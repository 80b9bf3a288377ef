import { browser } from 'wxt/browser';
import { createClient } from '../../lib/messages/client';
import { createReportText } from '../../lib/text/report';
import { showPage } from '../own/show';
import { SavedReportPage } from './report';

showPage((language) => {
  const text = createReportText(language);
  document.title = text('title');
  return (
    <SavedReportPage
      text={text}
      send={createClient((message) => browser.runtime.sendMessage(message))}
      allow={(origins) => browser.permissions.request({ origins: origins.map((origin) => `${origin}/*`) })}
    />
  );
});
