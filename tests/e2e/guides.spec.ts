import { expect, test } from '../support/test.ts';

test('the calculator finds the smallest limit, and its link says the same to somebody else', { tag: '@core' }, async ({
  page,
}) => {
  await page.goto('guides/proxies/');
  const tool = page.getByRole('region', { name: 'Hop-chain calculator' });
  const answer = tool.getByRole('status', { name: 'What this path does' });
  await expect(answer).toContainText('60 s, by ingress-nginx');
  await tool.getByLabel('Idle limit of ingress-nginx').fill('3600');
  await expect(answer).toContainText('1 h, by AWS ALB and ingress-nginx');
  await tool.getByLabel('Add a hop').selectOption('Google Cloud LB');
  await tool.getByRole('button', { name: 'Add a hop' }).click();
  await expect(answer).toContainText('30 s, by Google Cloud LB');
  await expect(answer).toContainText('No heartbeat helps against a lifetime');
  await expect(page).toHaveURL(/#hops=alb_3600~ingress-nginx_3600~google$/);
  await page.goto('ja/guides/proxies/#hops=alb~heroku');
  await expect(page.getByRole('status', { name: 'この経路で起きること' })).toContainText('55秒（Heroku）');
});

test('the calculator refuses what is no limit, says why, and keeps its answer', async ({ page }) => {
  await page.goto('guides/proxies/#hops=nginx~constructor');
  const tool = page.getByRole('region', { name: 'Hop-chain calculator' });
  await expect(tool).toContainText('The link could not be read');
  const field = tool.getByLabel('Idle limit of AWS ALB');
  for (const text of ['0', '-5', '1e3', '<b>', '9999999']) {
    await field.fill(text);
    await expect(tool.getByRole('alert')).toContainText('A whole number from 1');
    await expect(tool.getByRole('status', { name: 'What this path does' })).toContainText('60 s, by ingress-nginx');
  }
  await field.fill('');
  await expect(tool.getByRole('alert')).toHaveCount(0);
  await tool.getByRole('button', { name: 'Remove ingress-nginx' }).click();
  await expect(tool.getByRole('status', { name: 'What this path does' })).toContainText('none known');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the table and the example say it all', async ({ page }) => {
    await page.goto('guides/proxies/');
    await expect(page.getByRole('row', { name: /Heroku/ })).toContainText('55 s idle');
    await expect(page.getByRole('status', { name: 'What this path does' })).toContainText('every 25 s');
    await expect(page.getByRole('button', { name: 'Add a hop' })).toBeHidden();
  });
});
