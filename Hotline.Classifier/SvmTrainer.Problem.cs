using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hotline.Classifier;

/// <content>Eight classes against their others, solved side by side.</content>
public sealed partial record SvmTrainer
{
    private sealed class Problem
    {
        private readonly SvmTrainer _trainer;
        private readonly ExampleRows _rows;
        private readonly int _first;
        private readonly Random _random;
        private readonly Vector256<float> _present;
        private readonly Vector256<float> _slackIn;
        private readonly Vector256<float>[]? _scale;
        private readonly Vector256<float>[] _diagonal;
        private readonly Vector256<float>[] _alpha;

        public Problem(SvmTrainer trainer, ExampleRows rows, int first, int classes, int seed)
        {
            (_trainer, _rows, _first, _random) = (trainer, rows, first, new Random(seed));
            (_present, _slackIn) = Prices(rows, first, classes, trainer.C);
            _scale = trainer.NaiveBayes ? LogCountRatios.Squared(rows, first, _ => true) : null;
            _diagonal = rows.SquaredLengths(_scale);
            _alpha = new Vector256<float>[rows.Labels.Length];
            Weights = new Vector256<float>[rows.Features];
            Bias = ~_present & -Vector256<float>.One;
        }

        // The whole as far as it is solved, without the examples of a fold: not even their share in the ratios remains.
        private Problem(Problem whole, Func<int, bool> stays)
        {
            (_trainer, _rows, _first, _random) = (whole._trainer, whole._rows, whole._first, whole._random);
            (_present, _slackIn) = (whole._present, whole._slackIn);
            _scale = _trainer.NaiveBayes ? LogCountRatios.Squared(_rows, _first, stays) : null;
            _diagonal = _trainer.NaiveBayes ? _rows.SquaredLengths(_scale) : whole._diagonal;
            _alpha = new Vector256<float>[whole._alpha.Length];
            Weights = new Vector256<float>[_rows.Features];
            Bias = ~_present & -Vector256<float>.One;
            foreach (var i in Enumerable.Range(0, _alpha.Length).Where(i => stays(i) && whole._alpha[i] != Vector256<float>.Zero))
            {
                Move(i, whole._alpha[i], Sign(OwnLane(i)));
            }
        }

        /// <summary>The weights of the eight classes, feature by feature.</summary>
        public Vector256<float>[] Weights { get; }

        public Vector256<float> Bias { get; private set; }

        /// <summary>The same problem without the examples of one fold, begun where this one has come to.</summary>
        public Problem Without(IReadOnlyList<int> foldOf, int fold) => new(this, i => foldOf[i] != fold);

        /// <summary>Descends until every class has converged on these examples.</summary>
        public void Solve(int[] order)
        {
            var count = order.Length;
            var active = count;
            var endless = Vector256.Create(float.PositiveInfinity);
            var shrinkAbove = endless;
            var slackOut = Vector256.Create((float)(0.5 / _trainer.C));
            for (var pass = 0; pass < _trainer.MostPasses && _present != Vector256<float>.Zero; pass++)
            {
                var (highest, lowest) = (-endless, endless);
                _random.Shuffle(order.AsSpan(0, active));
                for (var s = 0; s < active; s++)
                {
                    var i = order[s];
                    var own = OwnLane(i);
                    var sign = Sign(own);
                    var slack = Vector256.ConditionalSelect(own, _slackIn, slackOut);
                    var gradient = (sign * (_rows.Dot(i, Weights) + Bias)) - Vector256<float>.One + (_alpha[i] * slack);
                    var idle = Vector256.Equals(_alpha[i], Vector256<float>.Zero);
                    var asleep = (idle & Vector256.GreaterThan(gradient, shrinkAbove)) | ~_present;
                    if (Vector256.EqualsAll(asleep.AsInt32(), Vector256<int>.AllBitsSet))
                    {
                        order[s--] = order[--active]; // none of the eight needs it for now
                        order[active] = i;
                        continue;
                    }

                    var projected = Vector256.ConditionalSelect(idle, Vector256.Min(gradient, Vector256<float>.Zero), gradient);
                    highest = Vector256.ConditionalSelect(asleep, highest, Vector256.Max(highest, projected));
                    lowest = Vector256.ConditionalSelect(asleep, lowest, Vector256.Min(lowest, projected));
                    var moves = Vector256.GreaterThan(Vector256.Abs(projected), Vector256.Create(1e-9f)) & ~asleep;
                    if (moves != Vector256<float>.Zero)
                    {
                        var after = Vector256.Max(_alpha[i] - (gradient / (_diagonal[i] + Vector256<float>.One + slack)), Vector256<float>.Zero);
                        Move(i, (after - _alpha[i]) & moves, sign);
                    }
                }

                if (Vector256.LessThanOrEqualAll((highest - lowest) & _present, Vector256.Create((float)_trainer.Gap)))
                {
                    if (active == count)
                    {
                        break;
                    }

                    active = count; // look once more at those that were set aside
                    shrinkAbove = endless;
                    continue;
                }

                shrinkAbove = Vector256.ConditionalSelect(Vector256.GreaterThan(highest, Vector256<float>.Zero), highest, endless);
            }
        }

        /// <summary>
        /// Writes the scores of an example that was held out into its places among all classes. A stranger's text is brought to
        /// length 1 without the features that training never saw; so must this one be, or the curves learned from it would
        /// promise too much.
        /// </summary>
        /// <param name="i">The example.</param>
        /// <param name="known">Which features the examples that stayed have.</param>
        /// <param name="scores">Receives the scores.</param>
        public void Score(int i, bool[] known, float[] scores)
        {
            var own = (_rows.Dot(i, Weights) * _rows.Stretch(i, known)) + Bias;
            for (var c = _first; c < Math.Min(_first + Lanes, scores.Length); c++)
            {
                scores[c] = own[c - _first];
            }
        }

        private void Move(int i, Vector256<float> step, Vector256<float> sign)
        {
            _alpha[i] += step;
            _rows.Add(i, step * sign, Weights, _scale);
            Bias += step * sign;
        }

        private static Vector256<float> Sign(Vector256<float> own) => Vector256.ConditionalSelect(own, Vector256<float>.One, -Vector256<float>.One);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector256<float> OwnLane(int i) => Vector256.Equals(Vector256.Create(_rows.Labels[i] - _first), Vector256<int>.Indices).AsSingle();

        // Which of the eight classes have examples at all, and what an error on one of theirs costs: rare classes are heard
        // louder, by the root of how rare they are and at most tenfold; nothing on balanced data, two to three points of
        // macro-F1 on skewed.
        private static (Vector256<float> Present, Vector256<float> SlackIn) Prices(ExampleRows rows, int first, int classes, double c)
        {
            var present = Vector256<float>.Zero;
            var slack = Vector256<float>.One;
            for (var lane = 0; lane < Lanes; lane++)
            {
                var positives = rows.Labels.Count(l => l == first + lane);
                if (positives > 0)
                {
                    var louder = Math.Clamp(Math.Sqrt((double)rows.Labels.Length / (classes * (double)positives)), 1, 10);
                    present = present.WithElement(lane, BitConverter.Int32BitsToSingle(-1));
                    slack = slack.WithElement(lane, (float)(0.5 / (c * louder)));
                }
            }

            return (present, slack);
        }
    }
}
