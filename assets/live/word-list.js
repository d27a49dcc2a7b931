// 256 short words that are hard to mistake for one another when read aloud.
export const WORDS = (
  "acorn album alley amber anchor anvil apple apron arch arrow attic autumn badge bagel balcony bamboo " +
  "banana banjo barley barn basket beach bean bear beaver bell bench berry birch bison blanket blossom " +
  "boat bonfire book boot bottle boulder bowl branch bread brick bridge broom bucket buffalo butter button " +
  "cabin cactus camel camera candle canoe canyon carpet carrot castle cedar cello chair cherry chimney cinnamon " +
  "circle clay cliff clock cloud clover coast cocoa coconut coffee comet compass copper coral cork corn " +
  "cotton cradle crane crayon cricket crystal cup daisy dancer desert diamond dolphin donkey door dragon drum " +
  "duck eagle easel elbow elm engine fabric falcon feather fence fern fiddle field finger fire flag " +
  "flame flute forest fountain fox garden garlic gate ginger giraffe glacier glove goat granite grape guitar " +
  "hammer harbor harp hazel heron hill honey horse iceberg igloo island ivory jacket jasmine jelly jigsaw " +
  "juniper kayak kettle kitten ladder lagoon lamp lantern lemon leopard letter lily lime lion lizard llama " +
  "lobster magnet mango maple marble market meadow melon mirror mitten moon moss mountain mustard napkin needle " +
  "nest night nutmeg oak oasis ocean olive onion orchard otter owl paddle panda paper parrot peach " +
  "pebble pencil penguin pepper piano pillow pine planet plum pocket pond poppy potato prairie pumpkin puzzle " +
  "quilt rabbit radish rain raven ribbon river robin rocket rose saddle sailor salmon sand saturn scarf " +
  "shell silver spoon squirrel star stone sugar sunset swan table teapot tiger tomato trumpet tulip tunnel " +
  "turtle umbrella valley velvet village violin wagon walnut whale willow window winter wolf yogurt zebra zipper"
).split(" ");
