// A couple pauses, goes on, and parts: what each of the two and their therapist see, on the way. Each page is
// looked at with axe, narrow and wide, in light and dark.
import assert from 'node:assert/strict';
import { inDemo } from './demo.mjs';
import { bothWidths, follow, press, says, saysNot, tick } from './people.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const CLOSED = 'The joint space is closed for now.';

const people = {};
const test = inOrder();

inDemo(async (browser) => {
  for (const who of ['maya', 'daniel', 'amara']) people[who] = (await signIn(browser, who)).page;
});

test('Daniel pauses by himself, and goes on by himself', async () => {
  const { daniel, maya } = people;
  await daniel.goto('/partner');
  await follow(daniel, 'Pause the joint work');
  await bothWidths(daniel, 'pause');
  await press(daniel, 'Pause now');
  await says(daniel, 'You paused it');
  await bothWidths(daniel, 'paused-home');
  await maya.goto('/home');
  await says(maya, CLOSED);
  await saysNot(maya, 'paused it');
  await bothWidths(maya, 'paused-partner');
  await daniel.goto('/partner');
  await bothWidths(daniel, 'paused-go-on');
  await press(daniel, 'Go on with the joint work');
  await maya.goto('/home');
  await saysNot(maya, CLOSED);
});

test('the therapist says what she does with what one tells her alone, and Maya agrees', async () => {
  const { amara, maya } = people;
  await amara.goto('/profile/secrets');
  await bothWidths(amara, 'secrets-policy');
  await tick(amara.locator('#way input[value="no-secrets"]'));
  await press(amara, 'Save');
  await amara.getByText('Saved.').waitFor();
  await maya.goto('/home');
  await follow(maya, 'Private space');
  await bothWidths(maya, 'secrets-asked');
  await maya.getByLabel('Write a message').fill('what I tell you first');
  await press(maya, 'Send');
  await says(maya, 'Please read first what your therapist does');
  assert.equal(await maya.getByLabel('Write a message').inputValue(), 'what I tell you first');
  await bothWidths(maya, 'secrets-refused');
  await press(maya, 'I agree. Send it');
  await maya.getByText('what I tell you first').waitFor();
  await maya.goto('/home');
  await follow(maya, 'Private space');
  await bothWidths(maya, 'secrets-agreed');
});

test('Maya leaves and says nothing of it: Daniel sees what he saw of a pause', async () => {
  const { daniel, maya } = people;
  await maya.goto('/partner');
  await follow(maya, 'Go on alone');
  await bothWidths(maya, 'leave');
  await tick(maya.locator('#onward input[value="ask"]'));
  await press(maya, 'Go on alone');
  await says(maya, 'choose the words that you go on alone');
  await bothWidths(maya, 'leave-problem');
  await tick(maya.locator('#onward input[value="new"]'));
  await press(maya, 'Go on alone');
  assert.equal(new URL(maya.url()).pathname, '/match');
  await daniel.goto('/home');
  await says(daniel, CLOSED);
  await says(daniel, 'You are here with Maya');
  await bothWidths(daniel, 'left-unsaid');
});

test('Maya is not led back to the therapist both had, who knows what Daniel knows', async () => {
  const { maya, amara } = people;
  // The demo has nobody else for her: the page says so, and what to do.
  await maya.goto('/match');
  await saysNot(maya, 'Amara');
  await maya.goto('/home');
  await saysNot(maya, 'You are here with');
  await bothWidths(maya, 'gone-on');
  await amara.goto('/caseload');
  await saysNot(amara, 'Maya');
  await follow(amara, 'Daniel');
  await says(amara, 'went on alone on');
  await bothWidths(amara, 'left-therapist');
});

test('Daniel leaves too and asks to go on with the therapist: all three must agree', async () => {
  const { daniel, maya, amara } = people;
  await daniel.goto('/partner/alone');
  await tick(daniel.locator('#told input[value="goes-on"]'));
  await tick(daniel.locator('#onward input[value="ask"]'));
  await press(daniel, 'Go on alone');
  await says(daniel, 'You asked to go on.');
  await bothWidths(daniel, 'winding-own');
  await maya.goto('/home');
  await says(maya, 'would like to go on with');
  await bothWidths(maya, 'winding-asked');
  await press(maya, 'I agree');
  await amara.goto('/caseload');
  await follow(amara, 'Daniel');
  await bothWidths(amara, 'winding-therapist');
  await press(amara, 'I agree');
  await daniel.goto('/home');
  await saysNot(daniel, 'They stay in your private space until');
});
