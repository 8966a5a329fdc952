// SPDX-License-Identifier: EUPL-1.2

const warmUps = 2;

/**
 * Measures how fast a browser's scripts run on this computer, so that "slow" means the same on another one: the mean
 * of how often a second it joins ten thousand letters and copies a hundred thousand numbers, over ten. On the scale of
 * Lighthouse, a desktop computer does 1000 to 2000; docs/performance.md has the source.
 */
export async function paceOf(bare) {
  const { evaluate, close } = await bare.open("about:blank");
  for (let number = 0; number < warmUps; number++) await evaluate(`(${pace})()`);
  const measured = await evaluate(`(${pace})()`);
  await close();
  return measured;
}

/** Runs in the page. */
function pace() {
  const numbers = Array.from({ length: 100_000 }, (_, index) => index);
  const copy = [...numbers];
  return (perSecond(joinLetters) + perSecond(copyNumbers)) / 2 / 10;

  function perSecond(work) {
    const begun = performance.now();
    let times = 0;
    for (; performance.now() - begun < 500; times++) work();
    return times / ((performance.now() - begun) / 1000);
  }

  function joinLetters() {
    let letters = "";
    for (let number = 0; number < 10_000; number++) letters += "a";
    if (letters.length !== 10_000) throw new Error("letters are missing");
  }

  function copyNumbers() {
    for (let index = 0; index < numbers.length; index++) copy[index] = numbers[index];
  }
}
