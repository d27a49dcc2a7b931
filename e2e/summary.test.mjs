// A summary of work that ended: Rosa reads what her first therapist wrote and passes it on; she leaves the second
// and asks again, who first keeps a draft. Each page is looked at with axe, narrow and wide, in light and dark.
import assert from 'node:assert/strict';
import { inDemo } from './demo.mjs';
import { bothWidths, follow, press, says, saysNot, tick } from './people.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const BY_MARCUS = 'We worked on letting both be true';
const PUT_RIGHT = 'It was in May that we began, not in March.';
const BY_SOFIA = 'We sat down for her grandmother.';

let room;
const people = {};
const test = inOrder();

inDemo(async (browser) => {
  people.rosa = (await signIn(browser, 'rosa')).page;
  people.sofia = (await signIn(browser, 'sofia', 'any', { javaScript: false })).page;
  people.marcus = (await signIn(browser, 'marcus')).page;
});

test('Rosa reads what Marcus wrote; Sofia does not', async () => {
  const { rosa, sofia } = people;
  await rosa.goto('/home');
  await says(rosa, 'wrote the summary you asked for');
  await bothWidths(rosa, 'summary-home');
  await follow(rosa, 'Summaries of earlier work');
  room = new URL(rosa.url()).pathname;
  await says(rosa, BY_MARCUS);
  await says(rosa, 'can read it.');
  await bothWidths(rosa, 'summary-written');
  assert.equal((await sofia.goto(room)).status(), 404);
});

test('she passes it on with one button, and Sofia reads it', async () => {
  const { rosa, sofia, marcus } = people;
  await press(rosa, 'Let Sofia');
  await says(rosa, 'that cannot be taken back');
  await bothWidths(rosa, 'summary-passed-on');
  await sofia.goto('/caseload');
  await says(sofia, 'passed a summary of their earlier work on to you');
  await bothWidths(sofia, 'summary-caseload');
  await follow(sofia, 'passed a summary');
  await says(sofia, BY_MARCUS);
  await bothWidths(sofia, 'summary-next-therapist');
  await marcus.goto('/caseload/earlier');
  await follow(marcus, 'The summary for Rosa');
  await says(marcus, BY_MARCUS);
  await saysNot(marcus, 'Sofia');
  await bothWidths(marcus, 'summary-author');
});

test('Marcus corrects it; what he gave stays, and both who have it read what is right', async () => {
  const { rosa, sofia, marcus } = people;
  await follow(marcus, 'Correct it');
  await says(marcus, BY_MARCUS);
  await bothWidths(marcus, 'summary-correct');
  await press(marcus, 'Add it for all');
  await says(marcus, 'Please write the correction first');
  await bothWidths(marcus, 'summary-correct-problem');
  await marcus.getByLabel('The correction').fill(PUT_RIGHT);
  await press(marcus, 'Add it for all');
  await says(marcus, 'It is added.');
  await bothWidths(marcus, 'summary-corrected-author');
  await rosa.goto('/home');
  await says(rosa, 'corrected the summary they wrote for you');
  await sofia.goto('/caseload');
  await follow(sofia, 'passed on to you was corrected');
  for (const page of [rosa, sofia]) {
    await page.goto(room);
    await says(page, BY_MARCUS);
    await says(page, PUT_RIGHT);
  }
  await bothWidths(rosa, 'summary-corrected');
});

test('she leaves Sofia and asks for another; nothing waits for it', async () => {
  const { rosa } = people;
  await rosa.goto('/match/change');
  await bothWidths(rosa, 'summary-change');
  await tick(rosa.locator('#summary input[value="along"]'));
  await press(rosa, 'End it and find someone else');
  await says(rosa, 'nothing waits for it');
  await says(rosa, 'not written yet');
  await rosa.goto(room);
  await bothWidths(rosa, 'summary-waiting');
  await rosa.goto('/match');
  await bothWidths(rosa, 'summary-goes-along');
});

test('Sofia keeps a draft, which Rosa does not see, and then gives it', async () => {
  const { rosa, sofia } = people;
  await sofia.goto('/caseload');
  await follow(sofia, 'asks you for a summary');
  await bothWidths(sofia, 'summary-write');
  await press(sofia, 'Give it to');
  await says(sofia, 'Please write the summary first');
  await bothWidths(sofia, 'summary-write-problem');
  await sofia.getByLabel('The summary').fill('We sat down');
  await press(sofia, 'Keep a draft');
  await says(sofia, 'Your draft is kept.');
  assert.equal(await sofia.getByLabel('The summary').inputValue(), 'We sat down');
  await bothWidths(sofia, 'summary-draft');
  await rosa.goto(room);
  await saysNot(rosa, 'We sat down');
  await sofia.getByLabel('The summary').fill(BY_SOFIA);
  await press(sofia, 'Give it to');
  await says(sofia, 'It is given.');
  await rosa.goto(room);
  await says(rosa, BY_SOFIA);
  await says(rosa, BY_MARCUS);
  await press(rosa, 'Keep it to myself');
  await says(rosa, 'It is as you said.');
  await bothWidths(rosa, 'summary-two');
});
