package crm.expression;

import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelUnparserFactory;
import java.util.List;

/**
 * An expression as it was written: its syntax tree and where each part of it stands. At most {@value #MAX_LENGTH}
 * characters, nested at most {@value #MAX_DEPTH} deep.
 */
final class ParsedExpression {

    static final int MAX_LENGTH = 2_000;
    static final int MAX_DEPTH = 32;
    private static final int MAX_QUOTED = 60;

    // No macros: has(), all(), exists() walk lists, which no field holds.
    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(CelOptions.current()
                    .maxExpressionCodePointSize(MAX_LENGTH)
                    .maxParseRecursionDepth(MAX_DEPTH)
                    .maxParseErrorRecoveryLimit(5)
                    .populateMacroCalls(false)
                    .build())
            .build();

    private final CelAbstractSyntaxTree tree;

    private ParsedExpression(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** @throws ProblemException {@code UNREADABLE_FILTER} with the place of the first error */
    static ParsedExpression parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw unreadable("An expression has at most %,d characters.".formatted(MAX_LENGTH));
        }
        if (text.isBlank()) {
            throw unreadable("The expression is empty.");
        }
        CelValidationResult result = PARSER.parse(text);
        try {
            return new ParsedExpression(result.getAst());
        } catch (CelValidationException e) {
            CelIssue first = e.getErrors().getFirst();
            String reason = SyntaxErrors.inPlainWords(first.getMessage());
            throw unreadable("At %s: %s".formatted(lineAndColumn(first.getSourceLocation()), reason));
        }
    }

    CelExpr root() {
        return tree.getExpr();
    }

    /** The text from the place where a part's own token stands. */
    String textFrom(CelExpr part) {
        return content(position(part), source().getContent().size());
    }

    ProblemException refusal(CelExpr part, String reason) {
        return unreadable("At %s, %s: %s".formatted(place(part), quoted(part), reason));
    }

    /** A refusal that names a field as well, so that programs can tell which. */
    ProblemException unknownField(CelExpr part, String name, String reason) {
        ProblemException refusal = refusal(part, reason);
        return new ProblemException(
                refusal.code(),
                refusal.message(),
                List.of(new FieldProblem(name, ProblemCode.UNKNOWN_FIELD, refusal.message())));
    }

    /** The part in CEL's own spelling, in quotes; a text needs no second pair. */
    String quoted(CelExpr part) {
        boolean isText = part.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && part.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        String text = isText
                ? part.constant().stringValue()
                : CelUnparserFactory.newUnparser().unparse(CelAbstractSyntaxTree.newParsedAst(part, source()));
        boolean isLong = text.codePointCount(0, text.length()) > MAX_QUOTED;
        return "'%s'".formatted(isLong ? text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED)) + "…" : text);
    }

    private String place(CelExpr part) {
        return lineAndColumn(source().getOffsetLocation(start(part)).orElse(CelSourceLocation.NONE));
    }

    /** Where a part begins. CEL's own position of a call is its operator or bracket. */
    private int start(CelExpr part) {
        return switch (part.getKind()) {
            case SELECT -> start(part.select().operand());
            case CALL -> startOfCall(part);
            default -> position(part);
        };
    }

    private int startOfCall(CelExpr part) {
        CelExpr.CelCall call = part.call();
        if (call.target().isPresent()) {
            return start(call.target().get());
        }
        if (Character.isJavaIdentifierStart(call.function().charAt(0))
                && !call.function().startsWith("_")) {
            return Math.max(0, position(part) - call.function().length());
        }
        return call.args().stream().mapToInt(this::start).reduce(position(part), Math::min);
    }

    private int position(CelExpr part) {
        return source().getPositionsMap().getOrDefault(part.id(), 0);
    }

    private String content(int from, int to) {
        return source().getContent().slice(from, to).toString();
    }

    private CelSource source() {
        return tree.getSource();
    }

    /** People count columns from 1. */
    private static String lineAndColumn(CelSourceLocation location) {
        return "%d:%d".formatted(Math.max(1, location.getLine()), Math.max(0, location.getColumn()) + 1);
    }

    private static ProblemException unreadable(String message) {
        return new ProblemException(ProblemCode.UNREADABLE_FILTER, message);
    }
}
