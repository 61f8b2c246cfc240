// @ts-check

/** The things that the drawings show, forty of each class, as Unicode's code points. */
export const subjects = {
  animal:
    '1f415 1f408 1f405 1f406 1f40e 1f402 1f404 1f416 1f40f 1f410 1f42a 1f999 1f992 1f418 ' +
    '1f98f 1f401 1f407 1f43f 1f994 1f998 1f413 1f426 1f427 1f986 1f985 1f9a2 1f989 1f99a ' +
    '1f99c 1f40a 1f422 1f40d 1f433 1f42c 1f41f 1f988 1f419 1f40c 1f98b 1f41d',
  vehicle:
    '1f682 1f683 1f684 1f685 1f686 1f687 1f68a 1f69d 1f68b 1f68c 1f68e 1f690 1f691 1f692 ' +
    '1f693 1f695 1f697 1f699 1f69a 1f69b 1f69c 1f3ce 1f3cd 1f6f5 1f6b2 1f6f4 26f5 1f6f6 ' +
    '1f6a4 1f6f3 26f4 1f6e5 1f6a2 2708 1f6e9 1f681 1f69f 1f6a0 1f6a1 1f680',
  landmark:
    '1f3db 1f3d8 1f3da 1f3e0 1f3e1 1f3e2 1f3e3 1f3e4 1f3e5 1f3e6 1f3e8 1f3e9 1f3ea 1f3eb ' +
    '1f3ec 1f3ed 1f3ef 1f3f0 1f492 1f5fc 1f5fd 26ea 1f54c 1f6d5 1f54d 26e9 1f54b 26f2 ' +
    '1f301 1f303 1f3d9 1f306 1f309 1f3a1 1f3a2 1f3df 1f5ff 1f5fb 1f30b 1f307',
};
